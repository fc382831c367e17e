// Which cells a drawing covers. The twin of org.tautband.kernel.chart.Brushwork: whole numbers only, so that both find the same cells.
import { CELL_MM, surfaceOf } from './art.js';

export const PROPOSED_SHARE = 0.2;
export const PROPOSED_MM2 = 300;

const between = (value, least, most) => Math.max(least, Math.min(most, value));

/** Sets every cell whose centre lies within half the width of the piece from a to b. */
const piece = (surface, cells, [ax, ay], [bx, by], width) => {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  const width2 = width * width;
  const half = Math.floor((width + 1) / 2);
  const { left, top, columns, rows } = surface;
  const upTo = (value, from) => Math.floor((value - from - 1) / CELL_MM);
  const covers = (x, y) => {
    const ex = x - ax;
    const ey = y - ay;
    const dot = ex * dx + ey * dy;
    if (dot <= 0) return 4 * (ex * ex + ey * ey) <= width2;
    if (dot >= length2) return 4 * ((ex - dx) * (ex - dx) + (ey - dy) * (ey - dy)) <= width2;
    const cross = ex * dy - ey * dx;
    return 4 * cross * cross <= width2 * length2;
  };
  const nearestX = (y) => {
    const down = dy > 0;
    if (dy === 0 || (down ? y <= ay : y >= ay)) return ax;
    if (down ? y >= by : y <= by) return bx;
    return ax + Math.floor(((y - ay) * dx) / dy);
  };
  const last = Math.min(rows - 1, upTo(Math.max(ay, by) + half, top));
  for (let row = Math.max(0, upTo(Math.min(ay, by) - half, top)); row <= last; row++) {
    const y = top + row * CELL_MM + 1;
    const x = (column) => left + column * CELL_MM + 1;
    let from = between(upTo(nearestX(y), left), -1, columns - 1) + 1;
    let to = from;
    while (from > 0 && covers(x(from - 1), y)) from--;
    while (to < columns && covers(x(to), y)) to++;
    cells.fill(1, row * columns + from, row * columns + to);
  }
};

const stroke = (surface, cells, { points, widthMm }) => {
  if (points.length === 1) piece(surface, cells, points[0], points[0], widthMm);
  for (let i = 1; i < points.length; i++) piece(surface, cells, points[i - 1], points[i], widthMm);
};

/** Cells by surface, of those surfaces that are here. @param {Map<string, import('./art.js').Surface>} surfaces */
export const raster = (surfaces, marks) => {
  const covered = new Map();
  const cellsOf = (name) => {
    if (!covered.has(name)) covered.set(name, new Uint8Array(surfaces.get(name).columns * surfaces.get(name).rows));
    return covered.get(name);
  };
  for (const mark of marks) {
    if (!mark.region && surfaces.has(surfaceOf(mark.view))) stroke(surfaces.get(surfaceOf(mark.view)), cellsOf(surfaceOf(mark.view)), mark);
  }
  for (const [name, cells] of covered) {
    const { inside } = surfaces.get(name).cells;
    for (let cell = 0; cell < cells.length; cell++) cells[cell] &= inside[cell];
  }
  for (const { region } of marks) {
    if (!region) continue;
    for (const [name, surface] of surfaces) {
      const { ids, owner } = surface.cells;
      const index = ids.indexOf(region) + 1;
      if (index === 0) continue;
      const cells = cellsOf(name);
      for (let cell = 0; cell < owner.length; cell++) if (owner[cell] === index) cells[cell] = 1;
    }
  }
  return covered;
};

/** First cell and number of cells of each run of covered cells along a row, in turns. */
export const runs = (surface, cells) => {
  const found = [];
  for (let row = 0; row < surface.rows; row++) {
    const end = (row + 1) * surface.columns;
    for (let cell = row * surface.columns; cell < end; cell++) {
      if (!cells[cell]) continue;
      const from = cell;
      while (cell < end && cells[cell]) cell++;
      found.push(from, cell - from);
    }
  }
  return found;
};

const counts = (surfaces, marks) => {
  const most = new Map();
  for (const [name, cells] of raster(surfaces, marks.filter((mark) => !mark.region))) {
    const { ids, owner, area } = surfaces.get(name).cells;
    const count = new Uint32Array(ids.length + 1);
    for (let cell = 0; cell < cells.length; cell++) if (cells[cell]) count[owner[cell]]++;
    ids.forEach((id, i) => {
      const share = count[i + 1] / area[i + 1];
      if (share > (most.get(id)?.share ?? 0)) most.set(id, { share, mm2: count[i + 1] * CELL_MM * CELL_MM });
    });
  }
  for (const { region } of marks) if (region) most.set(region, { share: 1, mm2: Infinity });
  return most;
};

/** Regions that are proposed as hurting. @returns {Map<string, {share: number, marks: object[]}>} by region id, with the marks that count for it */
export const proposed = (surfaces, marks) => {
  const all = counts(surfaces, marks);
  const single = marks.map((mark) => counts(surfaces, [mark]));
  const found = new Map();
  for (const [id, { share, mm2 }] of all) {
    if (share < PROPOSED_SHARE && mm2 < PROPOSED_MM2) continue;
    found.set(id, { share, marks: marks.filter((mark, i) => mark.region === id || (single[i].get(id)?.share ?? 0) * 5 >= share) });
  }
  return found;
};
