// What may lie over the figure beside the drawing. Each layer is told apart by shape and by its words.
import { pathOf, surfaceOf } from './art.js';
import { markOn } from './patterns.js';
import { html, svg } from './picture.js';

const NAMES = {
  drawing: 'Drawing',
  regions: 'Borders of regions',
  landmarks: 'Landmarks',
  findings: 'Findings: filled = active, hollow = latent, cross = examined, none',
  needles: 'Needles of a session',
  felt: 'Pain felt on pressing',
  zones: 'Model’s zones, hatched: no drawing of this person',
  earlier: 'Earlier drawing, outline',
};
const ALWAYS = ['drawing', 'regions', 'landmarks'];

const ring = (at, r) => svg('circle', { cx: at[0], cy: at[1], r });
const crossed = ([x, y], r) => `M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;

export class Layers {
  constructor(desk) {
    this.desk = desk;
    this.given = {};
    this.off = new Set(['regions']);
    this.element = html('fieldset', { class: 'row', part: 'layers' }, html('legend', {}, 'Show'));
    this.boxes = new Map();
    for (const [name, words] of Object.entries(NAMES)) {
      const box = html('input', { type: 'checkbox' });
      box.checked = !this.off.has(name);
      for (const kind of ['input', 'change']) box.addEventListener(kind, (event) => event.stopPropagation());
      box.addEventListener('change', () => {
        if (box.checked) this.off.delete(name);
        else this.off.add(name);
        desk.show();
      });
      const label = html('label', { class: 'tick' }, box, words);
      this.boxes.set(name, label);
      this.element.append(label);
    }
  }

  /**
   * @param {object} layers findings: [{region, kind: 'active'|'latent'|'none', words}], needles: [{view, at, words}],
   *   zones: {words, main: [ids], less: [ids]}, earlier and felt: [{words, drawing}]
   */
  set(layers) {
    this.given = layers;
    for (const [name, label] of this.boxes) label.hidden = !ALWAYS.includes(name) && !(name in layers);
  }

  on(name) {
    return !this.off.has(name) && (ALWAYS.includes(name) || name in this.given);
  }

  /** Words for the layers that are on, for those who do not see them. */
  get words() {
    const told = [];
    const { findings = [], needles = [], zones, earlier = [], felt = [] } = this.given;
    if (this.on('findings')) told.push(...findings.map(({ region, kind, words }) => `${words}: ${kind === 'none' ? 'examined, no trigger point found' : `${kind} trigger point`}, ${this.desk.art.regions.get(region)?.name}.`));
    if (this.on('needles')) told.push(...needles.map(({ words }) => `Needle: ${words}.`));
    if (this.on('zones') && zones) told.push(`Model: ${zones.words}.`);
    if (this.on('earlier')) told.push(...earlier.map(({ words }) => `Earlier drawing: ${words}.`));
    if (this.on('felt')) told.push(...felt.map(({ words }) => `Felt on pressing: ${words}.`));
    return told;
  }

  draw(picture) {
    const { zones, earlier, spots } = picture.layers;
    for (const layer of [zones, earlier, spots]) layer.replaceChildren();
    picture.svg.classList.toggle('borders', this.on('regions'));
    for (const lines of picture.landmarks) lines.toggleAttribute('hidden', !this.on('landmarks'));
    picture.layers.marks.toggleAttribute('hidden', !this.on('drawing'));
    if (this.on('zones') && this.given.zones) this.#zones(picture, zones);
    if (this.on('earlier')) for (const { drawing } of this.given.earlier) this.#outlines(picture, earlier, drawing);
    if (this.on('felt')) for (const { drawing } of this.given.felt) this.#outlines(picture, earlier, drawing);
    if (this.on('findings')) for (const finding of this.given.findings) this.#finding(picture, spots, finding);
    if (this.on('needles')) for (const { view, at } of this.given.needles) if (surfaceOf(view) === surfaceOf(picture.view)) spots.append(svg('path', { class: 'finding', d: `M${at[0]} ${at[1]}l0 -30m-4 0h8` }));
  }

  #zones(picture, layer) {
    const { main = [], less = [] } = this.given.zones;
    for (const [ids, name] of [[main, 'zone'], [less, 'zone less']]) {
      for (const id of ids) {
        if (!picture.boxes.has(id)) continue;
        layer.append(svg('path', { class: name, part: 'zone', d: pathOf(picture.surface.shapes.get(id).map((r) => r.map((n) => n / 10))) }));
      }
    }
    const [x, y, , height] = picture.frame;
    const size = picture.inset ? 20 : 48;
    if (layer.childElementCount > 0) layer.append(svg('text', { x: x + size / 2, y: y + height - size / 2, 'font-size': size, 'font-weight': 700, fill: 'var(--c-act)' }, 'MODEL'));
  }

  #outlines(picture, layer, { marks = [] }) {
    for (const mark of marks) {
      if (!mark.region && surfaceOf(mark.view) !== surfaceOf(picture.view)) continue;
      const drawn = markOn(picture, mark);
      if (!drawn) continue;
      const path = drawn.lastElementChild.cloneNode();
      path.setAttribute('class', 'earlier');
      for (const name of ['fill', 'stroke', 'stroke-width']) path.removeAttribute(name);
      layer.append(path);
    }
  }

  #finding(picture, layer, { region, kind }) {
    if (!picture.boxes.has(region)) return;
    const at = picture.centreOf(region);
    const r = picture.inset ? 5 : 12;
    const figure = kind === 'none' ? svg('path', { d: crossed(at, r) }) : ring(at, r);
    figure.setAttribute('class', `finding ${kind}`);
    layer.append(figure);
  }
}
