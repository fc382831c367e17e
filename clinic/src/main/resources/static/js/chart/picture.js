// One view as a picture: what is drawn, what lies over it, and the hand that draws.
import { VIEWS, pathOf, surfaceOf } from './art.js';

const SVG = 'http://www.w3.org/2000/svg';
export const svg = (tag, attributes = {}, ...children) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
export const html = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(name, value === true ? '' : value);
  made.append(...children);
  return made;
};

const TAP_PIXELS = 6;
const LONG_PRESS_MILLIS = 650;
const LEAST_STEP_MM = 2;
const NARROWEST_MM = 60;
const SIDES = { R: 'right', L: 'left', '': '' };

const boxOf = (shape) => {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const ring of shape) {
    for (let i = 0; i < ring.length; i += 2) {
      box.left = Math.min(box.left, ring[i] / 10);
      box.right = Math.max(box.right, ring[i] / 10);
      box.top = Math.min(box.top, ring[i + 1] / 10);
      box.bottom = Math.max(box.bottom, ring[i + 1] / 10);
    }
  }
  return box;
};
const centre = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Picture {
  /** @param {object} desk the element: its art, what its hand does, what it says of a region */
  constructor(desk, view) {
    this.desk = desk;
    this.view = view;
    this.surface = desk.art.surfaces.get(surfaceOf(view));
    this.frame = desk.art.frame(view);
    this.zoom = [...this.frame];
    this.inset = VIEWS[view].inset === true;
    this.boxes = new Map();
    for (const [id, shape] of this.surface.shapes) {
      const box = boxOf(shape);
      if (view !== 'face' || box.bottom <= this.frame[1] + this.frame[3]) this.boxes.set(id, box);
    }
    this.pointers = new Map();
    this.element = this.#figure();
    this.#listen();
  }

  #figure() {
    const { words, corners } = VIEWS[this.view];
    const { yours } = this.desk.art;
    const note = yours ? VIEWS[this.view].yours : VIEWS[this.view].note;
    const line = this.inset ? 12 : 24;
    const skin = (piece) => svg('path', { class: 'skin', d: pathOf(piece), 'stroke-width': line });
    const landmarks = (paths) => svg('path', { class: 'landmark', d: paths.join(''), 'stroke-width': this.inset ? 7 : 13 });
    const [lowest, ...others] = this.surface.outline;
    const figure = svg('g', { transform: 'scale(.1)', 'aria-hidden': 'true' }, skin(lowest));
    this.landmarks = [landmarks(this.surface.landmarks), landmarks(this.surface.over)];
    figure.append(this.landmarks[0], ...others.map(skin), this.landmarks[1]);
    const clip = `clip-${this.view}`;
    this.layers = { zones: svg('g', { class: 'over' }), marks: svg('g', { class: 'over', 'clip-path': `url(#${clip})` }), earlier: svg('g', { class: 'over' }), spots: svg('g', { class: 'over' }) };
    this.regions = svg('g', { transform: 'scale(.1)' });
    for (const id of this.boxes.keys()) {
      const path = svg('path', { class: 'region', part: 'region', role: 'button', tabindex: '-1', 'data-region': id, d: pathOf(this.surface.shapes.get(id)) });
      this.regions.append(path);
    }
    this.regions.firstElementChild?.setAttribute('tabindex', '0');
    this.svg = svg('svg', { class: 'view', part: 'view', role: 'group', 'aria-label': `${words}: ${note}`, 'data-view': this.view });
    this.svg.append(svg('clipPath', { id: clip }, svg('path', { transform: 'scale(.1)', d: this.surface.outline.map(pathOf).join('') })), figure, this.layers.zones, this.layers.earlier, this.layers.marks, this.regions, this.layers.spots);
    this.show(this.frame);
    const corner = (letter) => html('span', { class: 'corner', part: 'side' }, letter, ...(letter ? [html('small', {}, `${yours ? 'your ' : ''}${SIDES[letter]}`)] : []));
    return html('figure', { 'data-view': this.view }, html('figcaption', {}, words, html('small', {}, note)), html('div', { class: 'stage' }, corner(corners[0]), this.svg, corner(corners[1])));
  }

  /** Shows a part of the view, within its frame. */
  show([x, y, width, height]) {
    const [left, top, all, tall] = this.frame;
    const w = Math.min(all, Math.max(NARROWEST_MM, width));
    const h = Math.min(tall, (w / all) * tall, Math.max(height, (w / all) * tall));
    this.zoom = [Math.max(left, Math.min(left + all - w, x)), Math.max(top, Math.min(top + tall - h, y)), w, h];
    this.svg.setAttribute('viewBox', this.zoom.map((n) => Math.round(n * 10) / 10).join(' '));
  }

  /** Nearer for a factor above 1, around a point or the middle. */
  magnify(factor, [px, py] = [this.zoom[0] + this.zoom[2] / 2, this.zoom[1] + this.zoom[3] / 2]) {
    const [x, y, w, h] = this.zoom;
    this.show([px - (px - x) / factor, py - (py - y) / factor, w / factor, h / factor]);
  }

  /** Shows the regions of a body group; false when this view has none of them. */
  showGroup(group) {
    const boxes = [...this.boxes].filter(([id]) => this.desk.art.regions.get(id).group === group).map(([, box]) => box);
    if (boxes.length === 0) return false;
    const left = Math.min(...boxes.map((b) => b.left));
    const right = Math.max(...boxes.map((b) => b.right));
    const top = Math.min(...boxes.map((b) => b.top));
    const bottom = Math.max(...boxes.map((b) => b.bottom));
    const [, , all, tall] = this.frame;
    const width = Math.max(right - left, ((bottom - top) * all) / tall) * 1.15;
    this.show([(left + right - width) / 2, (top + bottom - (width * tall) / all) / 2, width, (width * tall) / all]);
    return true;
  }

  /** Names and states of the regions. @param {Map<string, {marks: object[]}>} hurting */
  name(hurting) {
    for (const region of this.regions.children) {
      const id = region.dataset.region;
      region.setAttribute('aria-pressed', String(hurting.has(id)));
      region.setAttribute('aria-label', this.desk.wordsFor(id));
    }
  }

  centreOf(id) {
    return centre(this.boxes.get(id)).map((n) => Math.round(n));
  }

  /** The region under a point, undefined beside the body. */
  regionAt([x, y]) {
    const at = new DOMPoint(x * 10, y * 10);
    return [...this.regions.children].find((region) => region.isPointInFill(at))?.dataset.region;
  }

  #point(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return [Math.floor(at.x + 0.5), Math.floor(at.y + 0.5)];
  }

  #listen() {
    const picture = this.svg;
    picture.addEventListener('pointerdown', (event) => this.#down(event));
    picture.addEventListener('pointermove', (event) => this.#move(event));
    picture.addEventListener('pointerup', (event) => this.#up(event));
    picture.addEventListener('pointercancel', (event) => this.#drop(event));
    picture.addEventListener('keydown', (event) => this.#key(event));
    picture.addEventListener('contextmenu', (event) => event.preventDefault());
    picture.addEventListener('pointerover', (event) => this.desk.nameUnder(event.target.dataset?.region ?? ''));
    picture.addEventListener('focusin', (event) => {
      for (const region of this.regions.children) region.setAttribute('tabindex', region === event.target ? '0' : '-1');
      if (event.target.dataset.region) this.#bringIntoSight(event.target.dataset.region);
    });
  }

  #bringIntoSight(id) {
    const [x, y, w, h] = this.zoom;
    const [cx, cy] = this.centreOf(id);
    if (cx < x || cx > x + w || cy < y || cy > y + h) this.show([cx - w / 2, cy - h / 2, w, h]);
  }

  #down(event) {
    if (event.button > 0 || !this.desk.mayDraw) return;
    this.pointers.set(event.pointerId, event);
    this.svg.setPointerCapture(event.pointerId);
    if (this.pointers.size > 1) return this.#forget();
    const region = event.target.dataset?.region;
    this.drawn = { points: [this.#point(event)], region, from: event, far: false };
    if (region && !this.inset) this.pressed = setTimeout(() => this.desk.insetFor(region) && this.#forget(), LONG_PRESS_MILLIS);
  }

  #forget() {
    clearTimeout(this.pressed);
    this.drawn = undefined;
    this.line?.remove();
  }

  #move(event) {
    if (!this.pointers.has(event.pointerId)) return;
    if (this.pointers.size === 2) this.#pinch(event);
    this.pointers.set(event.pointerId, event);
    if (!this.drawn) return;
    const { points, from } = this.drawn;
    this.drawn.far ||= Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > TAP_PIXELS;
    if (!this.drawn.far) return;
    clearTimeout(this.pressed);
    for (const each of event.getCoalescedEvents?.() ?? [event]) this.#add(points, this.#point(each));
    if (this.desk.tool === 'draw') this.#preview(points);
  }

  #add(points, [x, y]) {
    const [lastX, lastY] = points.at(-1);
    if (Math.hypot(x - lastX, y - lastY) >= LEAST_STEP_MM) points.push([x, y]);
  }

  #preview(points) {
    this.line?.remove();
    this.line = this.desk.lineFor({ view: this.view, points, widthMm: this.desk.widthMm(this.view), ...this.desk.brush });
    this.layers.marks.append(this.line);
  }

  #pinch(event) {
    const [one, other] = [...this.pointers.values()];
    const before = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    const still = one.pointerId === event.pointerId ? other : one;
    const now = Math.hypot(event.clientX - still.clientX, event.clientY - still.clientY);
    if (before > 0 && now > 0) this.magnify(now / before, this.#point(still));
  }

  #up(event) {
    this.pointers.delete(event.pointerId);
    const drawn = this.drawn;
    this.#forget();
    if (!drawn) return;
    if (!drawn.far) return this.desk.touched(this, drawn.region, drawn.points[0]);
    this.#add(drawn.points, this.#point(event));
    this.desk.drew(this, drawn.points);
  }

  #drop(event) {
    this.pointers.delete(event.pointerId);
    this.#forget();
  }

  #key(event) {
    const id = event.target.dataset?.region;
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (this.desk.mayDraw) this.desk.touched(this, id, this.centreOf(id), true);
      return;
    }
    const next = this.#next(id, event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.regions.querySelector(`[data-region="${CSS.escape(next)}"]`)?.focus();
  }

  #next(id, key) {
    const ids = [...this.boxes.keys()];
    if (key === 'PageDown') return ids[(ids.indexOf(id) + 1) % ids.length];
    if (key === 'PageUp') return ids[(ids.indexOf(id) + ids.length - 1) % ids.length];
    const towards = DIRECTIONS[key];
    if (!towards) return undefined;
    const [x0, y0] = centre(this.boxes.get(id));
    let best = id;
    let least = Infinity;
    for (const other of ids) {
      const [x, y] = centre(this.boxes.get(other));
      const ahead = (x - x0) * towards[0] + (y - y0) * towards[1];
      const aside = Math.abs((x - x0) * towards[1]) + Math.abs((y - y0) * towards[0]);
      if (other !== id && ahead > 1 && ahead + 2.5 * aside < least) {
        least = ahead + 2.5 * aside;
        best = other;
      }
    }
    return best;
  }
}
