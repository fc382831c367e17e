package org.tautband.needling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.fhir.Published;

/** The needle catalogue of the clinic group. */
@Component
@Transactional
public class NeedleProducts {
  private final JdbcClient jdbc;
  private final Published published;

  NeedleProducts(JdbcClient jdbc, Published published) {
    this.jdbc = jdbc;
    this.published = published;
  }

  /** All, those no longer in use too, by size. */
  @Transactional(readOnly = true)
  public List<NeedleProduct> all() {
    return jdbc.sql("select * from needle_product order by gauge_um, length_mm, expires_on, id")
        .query(this::read)
        .list();
  }

  /** What may be taken today: in use and not expired. */
  @Transactional(readOnly = true)
  public List<NeedleProduct> offered(LocalDate today) {
    return all().stream().filter(p -> p.inUse() && !p.expiredOn(today)).toList();
  }

  @Transactional(readOnly = true)
  public Optional<NeedleProduct> find(UUID productId) {
    return jdbc.sql("select * from needle_product where id = ?")
        .param(productId)
        .query(this::read)
        .optional();
  }

  /** Those of these ids that there are, by id. */
  @Transactional(readOnly = true)
  public Map<UUID, NeedleProduct> of(Set<UUID> productIds) {
    if (productIds.isEmpty()) return Map.of();
    return jdbc
        .sql("select * from needle_product where id = any (?)")
        .param(productIds.toArray(UUID[]::new))
        .query(this::read)
        .list()
        .stream()
        .collect(Collectors.toMap(NeedleProduct::id, Function.identity()));
  }

  /** Adds a box under its own id; the same id twice is one box. */
  public NeedleProduct add(NeedleProduct product) {
    jdbc.sql(
            """
            insert into needle_product (id, maker, gauge_um, length_mm, lot, expires_on, in_use)
            values (:id, :maker, :gauge, :length, :lot, :expires, :inUse)
            on conflict do nothing
            """)
        .param("id", product.id())
        .param("maker", product.maker())
        .param("gauge", product.gaugeUm())
        .param("length", product.lengthMm())
        .param("lot", product.lot())
        .param("expires", product.expiresOn())
        .param("inUse", product.inUse())
        .update();
    NeedleProduct kept = find(product.id()).orElseThrow();
    published.publish(null, ProductFhir.of(kept));
    return kept;
  }

  /** Stops or resumes offering a box; false when somebody else changed it meanwhile. */
  public boolean offer(UUID productId, boolean inUse, int version) {
    boolean changed =
        jdbc.sql(
                    "update needle_product set in_use = ?, version = version + 1"
                        + " where id = ? and version = ?")
                .params(inUse, productId, version)
                .update()
            == 1;
    if (changed) find(productId).ifPresent(p -> published.publish(null, ProductFhir.of(p)));
    return changed;
  }

  private NeedleProduct read(ResultSet row, int number) throws SQLException {
    return new NeedleProduct(
        row.getObject("id", UUID.class),
        row.getString("maker"),
        row.getInt("gauge_um"),
        row.getInt("length_mm"),
        row.getString("lot"),
        row.getObject("expires_on", LocalDate.class),
        row.getBoolean("in_use"),
        row.getInt("version"));
  }
}
