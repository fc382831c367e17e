// <tautband-chart>: a body chart to draw pain on, without a mouse and without a finger too. docs/chart/README.md says how to use it.
import { Art, VIEWS, pathOf, surfaceOf } from './art.js';
import { Controls, MarkList, Question } from './controls.js';
import { Desk } from './desk.js';
import { Drawing, SAYS } from './drawing.js';
import { Layers } from './layers.js';
import { RegionList } from './list.js';
import { markOn, patterns } from './patterns.js';
import { Picture, html, svg } from './picture.js';
import { proposed } from './raster.js';
import { STYLES } from './styles.js';

const CHART = new URL('./chart-1/', import.meta.url);
const NARROW = window.matchMedia('(max-width: 759px)');
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);

export class TautbandChart extends Desk {
  static formAssociated = true;
  static observedAttributes = ['value', 'layers', 'pressed', 'readonly', 'disabled', 'required'];

  #internals = this.attachInternals();
  #waiting;

  constructor() {
    super();
    this.attachShadow({ mode: 'open', delegatesFocus: false }).adoptedStyleSheets = [sheet];
    this.art = new Art(CHART);
    this.drawing = new Drawing(this.art);
    /** Settles when the chart can be drawn on. */
    this.ready = new Promise((done, failed) => (this.#waiting = { done, failed }));
    this.ready.catch(() => {});
  }

  async connectedCallback() {
    if (this.controls) return;
    this.art.yours = this.hasAttribute('yours');
    this.controls = new Controls(this);
    this.layers = new Layers(this);
    this.layers.element.hidden = this.art.yours;
    this.list = new RegionList(this);
    this.markList = new MarkList(this);
    this.question = new Question();
    this.status = html('p', { class: 'status', role: 'status', part: 'status' }, 'The chart is loading.');
    this.under = html('p', { class: 'name', 'aria-hidden': 'true' });
    this.refusal = html('p', { class: 'note', role: 'alert', part: 'note', hidden: true });
    this.stage = html('div', { class: 'views two', part: 'views' });
    this.told = html('ul', { part: 'told' });
    this.shadowRoot.append(patterns(), this.refusal, this.controls.above, this.under, this.stage, this.status, this.controls.below, this.markList.element, this.layers.element, this.told, this.list.element, this.question.element);
    this.shadowRoot.addEventListener('keydown', (event) => this.shortcut(event));
    this.#internals.states.add('loading');
    this.pressed = this.getAttribute('pressed') ?? '';
    this.view = this.getAttribute('view') in VIEWS ? this.getAttribute('view') : 'front';
    try {
      await Promise.all([this.art.names(), this.art.view('front'), this.art.view('back')]);
    } catch (error) {
      this.status.textContent = '';
      this.#refuse(`The chart could not be loaded. Load the page again, or write down where it hurts. (${error.message})`);
      this.#waiting.failed(error);
      return;
    }
    this.controls.groups(this.art.groups);
    this.layers.set(JSON.parse(this.getAttribute('layers') ?? '{}'));
    this.#take(this.kept ?? this.getAttribute('value') ?? '');
    await this.look(this.view);
    this.#internals.states.delete('loading');
    this.status.textContent = '';
    this.#waiting.done(this);
    this.dispatchEvent(new CustomEvent('chart-ready', { bubbles: true, composed: true }));
  }

  attributeChangedCallback(name, before, now) {
    if (!this.controls || !this.art.version || before === now) return;
    if (name === 'value') this.#take(now ?? '');
    if (name === 'layers') this.layers.set(JSON.parse(now ?? '{}'));
    if (name === 'pressed') this.pressed = now ?? '';
    this.show();
  }

  /** The drawing as JSON; empty when nothing was drawn or said. */
  get value() {
    return this.art.version ? this.drawing.toString() : (this.kept ?? this.getAttribute('value') ?? '');
  }
  set value(json) {
    this.kept = json;
    if (this.art.version) {
      this.#take(json);
      this.show();
    }
  }
  get name() {
    return this.getAttribute('name');
  }
  get form() {
    return this.#internals.form;
  }
  get validity() {
    return this.#internals.validity;
  }
  checkValidity() {
    return this.#internals.checkValidity();
  }
  reportValidity() {
    return this.#internals.reportValidity();
  }
  formResetCallback() {
    this.value = this.getAttribute('value') ?? '';
  }
  formStateRestoreCallback(state) {
    this.value = state;
  }
  get mayDraw() {
    return !this.hasAttribute('readonly') && !this.matches(':disabled');
  }
  /** Region ids that hurt, as far as the views that were opened tell. */
  get regions() {
    return [...this.hurting.keys()];
  }

  #take(json) {
    try {
      this.drawing.read(json);
      this.refusal.hidden = true;
    } catch (error) {
      this.#refuse(`This drawing cannot be shown. ${error.message} It stays as it is where it is kept.`);
    }
  }

  #refuse(words) {
    this.refusal.textContent = words;
    this.refusal.hidden = false;
    this.dispatchEvent(new CustomEvent('chart-refused', { bubbles: true, composed: true, detail: { words } }));
  }

  /** Opens a view; beside it stands the one that belongs to it where there is room. */
  async look(view) {
    const pair = VIEWS[view].pair;
    const wanted = pair ? [view, pair].sort((a, b) => Object.keys(VIEWS).indexOf(a) - Object.keys(VIEWS).indexOf(b)) : [view];
    const drawn = this.drawing.marks.filter((mark) => mark.view).map((mark) => mark.view);
    try {
      await Promise.all([...new Set([...wanted, ...drawn])].map((each) => this.art.view(each)));
    } catch (error) {
      this.#refuse(`The view “${VIEWS[view].words}” could not be loaded. Try again. (${error.message})`);
      return;
    }
    this.view = view;
    const later = NARROW.matches && !this.pictures.has(pair) ? pair : undefined;
    const now = wanted.filter((each) => each !== later);
    this.stage.className = `views${pair ? ' two' : ''}`;
    this.stage.replaceChildren(...now.map((each) => this.#figure(each, each !== view)));
    this.show();
    if (later) (window.requestIdleCallback ?? setTimeout)(() => this.#beside(view, later, wanted[0] === later));
  }

  #figure(view, second) {
    if (!this.pictures.has(view)) this.pictures.set(view, new Picture(this, view));
    const { element } = this.pictures.get(view);
    element.classList.toggle('second', second);
    return element;
  }

  /** Where one view is seen at a time, the one beside it is built when there is time; a line being drawn is not disturbed. */
  #beside(view, other, before) {
    if (this.view !== view || this.pictures.has(other)) return;
    this.stage[before ? 'prepend' : 'append'](this.#figure(other, true));
    this.#draw(this.pictures.get(other));
  }

  /** Draws everything anew from what is known. */
  show() {
    if (!this.art.version) return;
    this.hurting = proposed(this.art.surfaces, this.drawing.marks);
    this.controls.show(this);
    this.list.show(this.hurting);
    this.markList.show(this.drawing);
    for (const figure of this.stage.children) this.#draw(this.pictures.get(figure.dataset.view));
    this.told.replaceChildren(...this.layers.words.map((words) => html('li', {}, words)));
    this.#internals.setFormValue(this.drawing.toString());
    const missing = this.hasAttribute('required') && this.drawing.blank;
    this.#internals.setValidity(missing ? { valueMissing: true } : {}, missing ? 'Draw where it hurts, choose from the list, or say “no pain today” or “I cannot show it”.' : '', this.status);
  }

  #draw(picture) {
    picture.name(this.hurting);
    picture.layers.marks.replaceChildren(...this.drawing.marks.filter((mark) => mark.region || surfaceOf(mark.view) === surfaceOf(picture.view)).flatMap((mark) => markOn(picture, mark) ?? []));
    this.layers.draw(picture);
    this.#point(picture);
    const worst = this.drawing.worst;
    if (worst && surfaceOf(worst.view) === surfaceOf(picture.view)) {
      const r = picture.inset ? 8 : 18;
      const [x, y] = worst.at;
      picture.layers.spots.append(svg('path', { class: 'ring', d: `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0M${x} ${y - r}v${2 * r}M${x - r} ${y}h${2 * r}` }));
    }
  }

  /** The point that was pressed, or the border of the region in which it lies. */
  #point(picture) {
    const [, place, x, y] = this.pressed.split(' ');
    if (!place) return;
    if (x === undefined) {
      if (picture.boxes.has(place)) picture.layers.spots.append(svg('path', { class: 'earlier', d: pathOf(picture.surface.shapes.get(place).map((ring) => ring.map((n) => n / 10))) }));
    } else if (surfaceOf(place) === surfaceOf(picture.view)) {
      picture.layers.spots.append(svg('circle', { class: 'finding active', part: 'pressed', cx: x, cy: y, r: picture.inset ? 5 : 12 }));
    }
  }

  changed(words) {
    this.show();
    const regions = [...this.hurting.keys()].map((id) => this.art.regions.get(id).name);
    const sum = this.drawing.says !== 'drawn' ? `${SAYS[this.drawing.says]}.` : regions.length === 0 ? 'No region is marked.' : `${regions.length} ${regions.length === 1 ? 'region' : 'regions'}: ${regions.join('; ')}.`;
    this.status.textContent = `${words} ${sum}`;
    for (const kind of ['input', 'change']) this.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
    this.dispatchEvent(new CustomEvent('chart-regions', { bubbles: true, composed: true, detail: { regions: this.regions } }));
  }

  zoomTo(group) {
    for (const figure of this.stage.children) {
      const picture = this.pictures.get(figure.dataset.view);
      if (group === '' || !picture.showGroup(group)) picture.show(picture.frame);
    }
    if (group === '') this.controls.part.select.value = '';
  }
  magnify(factor) {
    for (const figure of this.stage.children) this.pictures.get(figure.dataset.view).magnify(factor);
  }
}

customElements.define('tautband-chart', TautbandChart);
