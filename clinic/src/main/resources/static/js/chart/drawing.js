// A drawing as it is made: its marks, what was taken back, and the JSON that leaves (docs/chart/drawing.schema.json).
import { VIEWS } from './art.js';

export const BRUSHES = [
  { code: 'ache', words: 'Ache', pattern: 'dots' },
  { code: 'sharp', words: 'Sharp', pattern: 'hatching' },
  { code: 'burning', words: 'Burning', pattern: 'waves' },
  { code: 'cramp', words: 'Cramp', pattern: 'open rings' },
  { code: 'pins_needles', words: 'Pins and needles', pattern: 'crosses' },
  { code: 'numbness', words: 'Numbness', pattern: 'short bars' },
];
export const brushOf = (code) => BRUSHES.find((brush) => brush.code === code);
export const SAYS = {
  'all-over': 'It hurts all over',
  'no-pain-today': 'No pain today',
  'cannot-show': 'I cannot show it',
};
const DEPTHS = ['surface', 'deep'];
const STEPS = 200;
const MOST_MARKS = 300;
const MOST_POINTS = 20_000;
const FURTHEST_MM = 2_500;
const EMPTY = Object.freeze({ says: 'drawn', marks: Object.freeze([]), worst: null });

const isPoint = (point) => Array.isArray(point) && point.length === 2 && point.every((n) => Number.isFinite(n) && Math.abs(n) <= FURTHEST_MM);
const rounded = ([x, y]) => [Math.floor(x + 0.5), Math.floor(y + 0.5)];

export class Drawing {
  /** @param {import('./art.js').Art} art */
  constructor(art) {
    this.art = art;
    this.now = EMPTY;
    this.past = [];
    this.future = [];
  }

  get marks() {
    return this.now.marks;
  }
  get says() {
    return this.now.says;
  }
  get worst() {
    return this.now.worst;
  }
  /** Nothing drawn and nothing said. */
  get blank() {
    return this.says === 'drawn' && this.marks.length === 0;
  }

  #step(next) {
    this.past.push(this.now);
    if (this.past.length > STEPS) this.past.shift();
    this.future = [];
    this.now = { ...this.now, ...next };
    if (this.now.marks.length === 0) this.now.worst = null;
  }

  /** False when the drawing is full. */
  add(mark) {
    const points = [...this.marks, mark].reduce((sum, each) => sum + (each.points?.length ?? 0), 0);
    if (this.marks.length >= MOST_MARKS || points > MOST_POINTS) return false;
    this.#step({ says: 'drawn', marks: [...this.marks, mark] });
    return true;
  }
  take(marks) {
    this.#step({ marks: this.marks.filter((mark) => !marks.includes(mark)) });
  }
  change(mark, to) {
    this.#step({ marks: this.marks.map((each) => (each === mark ? { ...each, ...to } : each)) });
  }
  say(says) {
    this.#step({ says, marks: [], worst: null });
  }
  pin(worst) {
    this.#step({ worst });
  }
  clear() {
    this.#step(EMPTY);
  }
  undo() {
    if (this.past.length === 0) return false;
    this.future.push(this.now);
    this.now = this.past.pop();
    return true;
  }
  redo() {
    if (this.future.length === 0) return false;
    this.past.push(this.now);
    this.now = this.future.pop();
    return true;
  }

  /** Marks of that whole region. */
  whole(region) {
    return this.marks.filter((mark) => mark.region === region);
  }

  /** The drawing as it is kept; empty when nothing was drawn or said. Members in one order, so that equal drawings are equal texts. */
  toString() {
    if (this.blank) return '';
    const marks = this.marks.map(({ view, points, widthMm, region, quality, intensity, depth }) => ({
      ...(region ? { region } : { view, points, widthMm }),
      quality,
      ...(intensity === null || intensity === undefined ? {} : { intensity }),
      ...(depth ? { depth } : {}),
    }));
    return JSON.stringify({ chart: this.art.version, says: this.says, marks, ...(this.worst ? { worst: this.worst } : {}) });
  }

  /** Takes a drawing over, undo and all; throws with words for the person when it is none of this chart. */
  read(text) {
    this.now = text === '' ? EMPTY : this.#checked(JSON.parse(text));
    this.past = [];
    this.future = [];
  }

  #checked({ chart, says = 'drawn', marks = [], worst = null }) {
    if (chart !== this.art.version) throw new Error(`The drawing was made on “${chart}”, this is “${this.art.version}”. Nothing was changed in it.`);
    if (says !== 'drawn' && !(says in SAYS)) throw new Error(`The drawing says “${says}”, which is none we know.`);
    return { says, marks: marks.map((mark) => this.#mark(mark)), worst };
  }

  #mark({ view, points, widthMm, region, quality, intensity = null, depth = '' }) {
    if (!brushOf(quality)) throw new Error(`“${quality}” is no quality of pain we know.`);
    if (depth !== '' && depth !== 'not-said' && !DEPTHS.includes(depth)) throw new Error(`“${depth}” is no depth we know.`);
    const brush = { quality, intensity, depth: depth === 'not-said' ? '' : depth };
    if (region !== undefined) {
      if (!this.art.regions.has(region)) throw new Error(`“${region}” is no region of this chart.`);
      return { region, ...brush };
    }
    if (!(view in VIEWS)) throw new Error(`“${view}” is no view of this chart.`);
    if (!Array.isArray(points) || points.length === 0 || !points.every(isPoint)) throw new Error('A line of the drawing has no points in millimetres.');
    return { view, points: points.map(rounded), widthMm, ...brush };
  }
}
