// The chart's art: outlines and regions of its views. Files hold one half of what is its own mirror image; the rest is worked out here,
// in whole numbers, as org.tautband.kernel.chart does it.

export const CELL_MM = 2;
const PIECES = 8;

export const VIEWS = {
  front: { words: 'Front', note: 'viewer’s left is the patient’s right', yours: 'the left of the picture is your right', corners: ['R', 'L'], pair: 'back' },
  back: { words: 'Back', note: 'viewer’s left is the patient’s left', yours: 'from behind: the left of the picture is your left', corners: ['L', 'R'], pair: 'front' },
  left: { words: 'Left side', note: 'the patient’s left side, face to the viewer’s left', yours: 'your left side, face to the left', corners: ['L', ''], pair: 'right' },
  right: { words: 'Right side', note: 'the patient’s right side, face to the viewer’s right', yours: 'your right side, face to the right', corners: ['', 'R'], pair: 'left' },
  face: { words: 'Face', note: 'enlarged from the front view', yours: 'enlarged; the left of the picture is your right', corners: ['R', 'L'], inset: true },
  'hand-palm': { words: 'Palms', note: 'palms towards the viewer, thumbs outwards', yours: 'the left of the picture is your right hand', corners: ['R', 'L'], pair: 'hand-dorsum', inset: true },
  'hand-dorsum': { words: 'Backs of the hands', note: 'as in the back view, thumbs outwards', yours: 'the left of the picture is your left hand', corners: ['L', 'R'], pair: 'hand-palm', inset: true },
  'foot-sole': { words: 'Soles', note: 'patient lying on the back, seen from the feet, toes up', yours: 'toes up; the left of the picture is your right foot', corners: ['R', 'L'], pair: 'foot-dorsum', inset: true },
  'foot-dorsum': { words: 'Tops of the feet', note: 'as in the front view, toes down', yours: 'toes down; the left of the picture is your right foot', corners: ['R', 'L'], pair: 'foot-sole', inset: true },
};
export const surfaceOf = (view) => (view === 'face' ? 'front' : view);
const FACE_FRAME = [-130, -20, 260, 310];

/** Rings of a path: { closed, points: [x0, y0, (c1x, c1y, c2x, c2y, x, y)*] } in tenths of a millimetre. */
const ringsOf = (path) =>
  [...path.matchAll(/M([^M]+)/g)].map(([, ring]) => {
    const tokens = ring.match(/[clz]|-?\d+/g);
    const points = [Number(tokens[0]), Number(tokens[1])];
    let command = '';
    let i = 2;
    while (i < tokens.length && tokens[i] !== 'z') {
      if (tokens[i] === 'c' || tokens[i] === 'l') command = tokens[i++];
      const [x, y] = points.slice(-2);
      const take = tokens.slice(i, i + (command === 'c' ? 6 : 2)).map(Number);
      i += take.length;
      const ends = take.map((n, k) => n + (k % 2 ? y : x));
      points.push(...(command === 'c' ? ends : [x, y, ...ends, ...ends]));
    }
    return { closed: tokens.at(-1) === 'z', points };
  });

const mirroredPoints = (points) => points.map((n, i) => (i % 2 ? n : -n || 0));
const backwards = (points) => {
  const turned = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i], points[i + 1]);
  return turned;
};

/** A half that is open is closed by its mirror image. */
const shapeOf = (path) => ringsOf(path).map(({ closed, points }) => (closed ? points : [...points, ...backwards(mirroredPoints(points)).slice(2)]));
const bothSides = (path) => {
  const shape = shapeOf(path);
  return path.endsWith('z') ? [...shape, ...shape.map(mirroredPoints)] : shape;
};
const dOf = (points, close) => {
  let d = `M${points[0]} ${points[1]}`;
  for (let i = 2; i < points.length; i += 6) d += `C${points.slice(i, i + 6).join(' ')}`;
  return close ? `${d}Z` : d;
};
export const pathOf = (shape) => shape.map((ring) => dOf(ring, true)).join('');
const lineOf = (path, mirror) => ringsOf(path).map(({ points }) => dOf(mirror ? mirroredPoints(points) : points, false)).join('');

const corners = (ring) => {
  const flat = [];
  for (let i = 0; i + 6 < ring.length; i += 6) {
    for (let k = 1; k <= PIECES; k++) {
      const m = PIECES - k;
      for (const at of [i, i + 1]) {
        const sum = m * m * m * ring[at] + 3 * k * m * m * ring[at + 2] + 3 * k * k * m * ring[at + 4] + k * k * k * ring[at + 6];
        flat.push(Math.floor(sum / 512));
      }
    }
  }
  return flat;
};

const swap = (id) => (id.endsWith('.R') ? `${id.slice(0, -1)}L` : id.endsWith('.L') ? `${id.slice(0, -1)}R` : id);

export class Surface {
  constructor(file, midline) {
    [this.left, this.top] = file.frame;
    this.frame = file.frame;
    this.columns = file.frame[2] / CELL_MM;
    this.rows = file.frame[3] / CELL_MM;
    this.symmetric = file.half !== 'whole';
    this.outline = file.outline.map((path) => (this.symmetric ? bothSides(path) : shapeOf(path)));
    const lines = (paths) => [...paths.map((p) => lineOf(p, false)), ...(this.symmetric ? paths.map((p) => lineOf(p, true)) : [])];
    this.landmarks = lines(file.landmarks);
    this.over = lines(file.over);
    /** @type {Map<string, number[][]>} region id to its rings */
    this.shapes = new Map();
    for (const [base, path] of Object.entries(file.regions)) {
      if (midline(base)) this.shapes.set(base, this.symmetric ? bothSides(path) : shapeOf(path));
      else if (!this.symmetric) this.shapes.set(`${base}.L`, shapeOf(path));
      else {
        this.shapes.set(`${base}.${file.half}`, shapeOf(path));
        this.shapes.set(swap(`${base}.${file.half}`), shapeOf(path).map(mirroredPoints));
      }
    }
  }

  mirrored() {
    const other = Object.create(Surface.prototype);
    const flip = (shape) => shape.map(mirroredPoints);
    const flipLine = (d) => d.replace(/(-?\d+) (-?\d+)/g, (all, x, y) => `${-x || 0} ${y}`);
    Object.assign(other, this, {
      left: -this.left - this.frame[2],
      frame: [-this.left - this.frame[2], this.top, this.frame[2], this.frame[3]],
      outline: this.outline.map(flip),
      landmarks: this.landmarks.map(flipLine),
      over: this.over.map(flipLine),
      shapes: new Map([...this.shapes].map(([id, shape]) => [swap(id), flip(shape)])),
      mirrorOf: this,
    });
    return other;
  }

  /** Cells inside the outline (1) and the region each cell belongs to (index into ids, from 1). Worked out at the first stroke. */
  get cells() {
    this.kept ??= this.mirrorOf ? this.mirroredCells() : this.filled();
    return this.kept;
  }

  filled() {
    const size = this.columns * this.rows;
    const inside = new Uint8Array(size);
    for (const piece of this.outline) this.fill(piece).forEach((on, cell) => (inside[cell] |= on));
    const ids = [...this.shapes.keys()];
    const owner = new Uint16Array(size);
    ids.forEach((id, i) => {
      const cells = this.fill(this.shapes.get(id));
      for (let cell = 0; cell < size; cell++) if (cells[cell] && inside[cell] && !owner[cell]) owner[cell] = i + 1;
    });
    if (this.symmetric) {
      const otherSide = [0, ...ids.map((id) => ids.indexOf(swap(id)) + 1)];
      for (let cell = 0; cell < size; cell++) {
        const column = cell % this.columns;
        if (this.left + column * CELL_MM >= 0) continue;
        const twin = cell - 2 * column + (-2 * this.left) / CELL_MM - 1;
        inside[cell] = inside[twin];
        owner[cell] = otherSide[owner[twin]];
      }
    }
    return { inside, owner, ids, area: this.area(ids, owner) };
  }

  area(ids, owner) {
    const area = new Uint32Array(ids.length + 1);
    for (const index of owner) area[index]++;
    return area;
  }

  /** Even-odd filling; a centre on an edge belongs to the right of it. */
  fill(shape) {
    const cells = new Uint8Array(this.columns * this.rows);
    for (const ring of shape) {
      const flat = corners(ring);
      for (let i = 0, before = flat.length - 2; i < flat.length; before = i, i += 2) {
        this.edge(cells, flat[before], flat[before + 1], flat[i], flat[i + 1]);
      }
    }
    for (let row = 0; row < this.rows; row++) {
      let on = 0;
      for (let cell = row * this.columns; cell < (row + 1) * this.columns; cell++) {
        on ^= cells[cell];
        cells[cell] = on;
      }
    }
    return cells;
  }

  edge(cells, x0, y0, x1, y1) {
    if (y0 === y1) return;
    if (y0 > y1) return this.edge(cells, x1, y1, x0, y0);
    const rowFrom = (y) => Math.ceil((y - (this.top + 1) * 10) / 20);
    const last = Math.min(this.rows, rowFrom(y1));
    const height = y1 - y0;
    for (let row = Math.max(0, rowFrom(y0)); row < last; row++) {
      const across = ((this.top + row * CELL_MM + 1) * 10 - y0) * (x1 - x0);
      const column = Math.ceil((across + (x0 - (this.left + 1) * 10) * height) / (20 * height));
      if (column < this.columns) cells[row * this.columns + Math.max(0, column)] ^= 1;
    }
  }

  mirroredCells() {
    const of = this.mirrorOf.cells;
    const turn = (from) => {
      const to = new from.constructor(from.length);
      for (let row = 0; row < this.rows; row++) {
        for (let c = 0; c < this.columns; c++) to[row * this.columns + c] = from[(row + 1) * this.columns - 1 - c];
      }
      return to;
    };
    return { inside: turn(of.inside), owner: turn(of.owner), ids: of.ids.map(swap), area: of.area };
  }
}

export class Art {
  /** @param {URL} base folder of one version of the chart */
  constructor(base) {
    this.base = base;
    /** Whether names speak to the person who hurts: “your right temple”. */
    this.yours = false;
    /** @type {Map<string, Surface>} what is here already */
    this.surfaces = new Map();
    this.coming = new Map();
  }

  async #file(name) {
    const answer = await fetch(new URL(`${name}.json`, this.base));
    if (!answer.ok) throw new Error(`${name} of the chart did not arrive (${answer.status})`);
    return answer.json();
  }

  /** Names and sides of the regions; every view needs them first. */
  names() {
    this.named ??= this.#names();
    this.named.catch(() => (this.named = undefined));
    return this.named;
  }

  async #names() {
    const file = await this.#file('regions');
    this.version = file.chart;
    this.groups = file.groups;
    /** @type {Map<string, {id: string, base: string, side: string, name: string, group: string}>} */
    this.regions = new Map();
    for (const [base, [name, group, sides]] of Object.entries(file.regions)) {
      if (sides === 'midline') this.regions.set(base, { id: base, base, side: '', name, group });
      else for (const [letter, side] of [['R', 'right'], ['L', 'left']]) this.regions.set(`${base}.${letter}`, { id: `${base}.${letter}`, base, side, name: `${this.yours ? 'your ' : ''}${side} ${name}`, group });
    }
    return this;
  }

  /** The surface of a view, fetched when it is wanted for the first time. */
  view(view) {
    const name = surfaceOf(view);
    if (!this.coming.has(name)) {
      const arrives = name === 'right' ? this.view('left').then((left) => left.mirrored()) : Promise.all([this.#file(name), this.names()]).then(([file]) => new Surface(file, (base) => this.regions.has(base)));
      this.coming.set(name, arrives.then((surface) => (this.surfaces.set(name, surface), surface)));
      arrives.catch(() => this.coming.delete(name));
    }
    return this.coming.get(name);
  }

  frame(view) {
    return view === 'face' ? FACE_FRAME : this.surfaces.get(view).frame;
  }
}
