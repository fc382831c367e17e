package org.tautband.needling;

import java.time.ZoneOffset;
import java.util.Date;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.tautband.fhir.Rendering;

/** A box of needles as a Device of the clinic group. */
final class ProductFhir {
  private ProductFhir() {}

  static Rendering of(NeedleProduct product) {
    Device device = new Device();
    device.setId(new IdType("Device", product.id().toString()));
    device.setStatus(product.inUse() ? FHIRDeviceStatus.ACTIVE : FHIRDeviceStatus.INACTIVE);
    device.setType(SessionFhir.concept("dry-needling", "filiform-needle", "Filiform needle"));
    device.setLotNumber(product.lot());
    device.setExpirationDate(
        Date.from(product.expiresOn().atStartOfDay(ZoneOffset.UTC).toInstant()));
    if (!product.maker().isEmpty()) device.setManufacturer(product.maker());
    device.addDeviceName().setName(product.size()).setType(DeviceNameType.USERFRIENDLYNAME);
    return Rendering.of(device);
  }
}
