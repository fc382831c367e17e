// The buttons and fields around the picture.
import { VIEWS } from './art.js';
import { BRUSHES, SAYS } from './drawing.js';
import { swatch } from './patterns.js';
import { html } from './picture.js';

const button = (words, act, more = {}) => {
  const made = html('button', { type: 'button', part: 'button', ...more }, words);
  made.addEventListener('click', act);
  return made;
};
const choice = (words, options, act) => {
  const select = html('select', { part: 'select' });
  for (const [value, text] of options) select.append(html('option', { value }, text));
  for (const kind of ['input', 'change']) select.addEventListener(kind, (event) => event.stopPropagation());
  select.addEventListener('change', () => act(select.value, select));
  return { select, label: html('label', {}, words, select) };
};
const row = (words, ...children) => html('fieldset', { class: 'row', part: 'row' }, html('legend', {}, words), ...children);
const bar = (...rows) => html('div', { class: 'bar' }, ...rows);
export const SCORES = [['', 'not asked'], ...Array.from({ length: 11 }, (_, n) => [String(n), n === 0 ? '0, none' : n === 10 ? '10, the worst' : String(n)])];

export class Controls {
  constructor(desk) {
    this.desk = desk;
    this.brushes = BRUSHES.map(({ code, words, pattern }, i) => {
      const made = button('', () => desk.useBrush(code), { title: `${words}, drawn as ${pattern}`, 'data-brush': code });
      made.append(swatch(code), `${i + 1} ${words}`);
      return made;
    });
    this.tools = [['draw', 'Draw'], ['press', 'Point pressed'], ['erase', 'Erase'], ['worst', 'Worst spot']].map(([tool, words]) => button(words, () => desk.useTool(tool), { 'data-tool': tool }));
    this.undo = button('Undo', () => desk.undo());
    this.redo = button('Redo', () => desk.redo());
    this.clear = button('Clear all', () => desk.askToClear());
    this.says = Object.entries(SAYS).map(([code, words]) => button(words, () => desk.say(code), { 'data-says': code }));
    this.views = Object.entries(VIEWS).map(([view, { words }]) => button(words, () => desk.look(view), { 'data-look': view }));
    this.part = choice('Zoom to a part', [['', 'whole view']], (group) => desk.zoomTo(group));
    const intensity = choice('Worst pain here', SCORES, (value) => desk.useIntensity(value));
    const depth = choice('Felt', [['', 'not said'], ['deep', 'deep inside'], ['surface', 'on the surface']], (value) => desk.useDepth(value));
    const views = (inset) => this.views.filter((each) => (VIEWS[each.dataset.look].inset === true) === inset);
    const brush = row('How does it feel? Choose, then draw or tap', ...this.brushes);
    brush.classList.add('brushes');
    const now = html('div', { class: 'row' }, intensity.label, depth.label);
    const tools = row('Tools', ...this.tools, this.undo, this.redo, this.clear);
    const says = row('Instead of drawing', ...this.says);
    const zoom = html('div', { class: 'row' }, this.part.label, button('Nearer', () => desk.magnify(1.5)), button('Further', () => desk.magnify(1 / 1.5)), button('Whole view', () => desk.zoomTo('')));
    this.drawing = [brush, now, tools, says];
    this.above = bar(brush, now, tools, row('View', ...views(false)));
    this.below = bar(row('Enlarged', ...views(true)), zoom, says);
  }

  groups(groups) {
    for (const [group, words] of Object.entries(groups)) this.part.select.append(html('option', { value: group }, words));
  }

  show({ brush, tool, view, drawing, mayDraw }) {
    const press = (buttons, name, value) => buttons.forEach((each) => each.setAttribute('aria-pressed', String(each.dataset[name] === value)));
    press(this.brushes, 'brush', brush.quality);
    press(this.tools, 'tool', tool);
    press(this.says, 'says', drawing.says);
    press(this.views, 'look', view);
    this.undo.disabled = drawing.past.length === 0;
    this.redo.disabled = drawing.future.length === 0;
    this.clear.disabled = drawing.blank;
    for (const part of this.drawing) part.hidden = !mayDraw;
    const palpating = this.desk.hasAttribute('pressed');
    for (const each of this.tools) each.hidden = { press: !palpating, worst: palpating }[each.dataset.tool] === true;
    if (palpating) this.says[0].parentElement.hidden = true;
  }
}

/** Asks before something drawn goes; no answer is chosen beforehand. */
export class Question {
  constructor() {
    this.words = html('p', { id: 'question' });
    this.yes = html('button', { type: 'button' });
    this.no = html('button', { type: 'button' }, 'Keep it');
    this.element = html('dialog', { part: 'dialog', 'aria-labelledby': 'question' }, this.words, html('div', { class: 'row' }, this.no, this.yes));
    this.no.addEventListener('click', () => this.element.close());
    this.yes.addEventListener('click', () => {
      this.element.close();
      this.act();
    });
  }

  ask(words, yes, act) {
    this.words.textContent = words;
    this.yes.textContent = yes;
    this.act = act;
    this.element.showModal();
  }
}

/** What is drawn, mark by mark: its score can be changed, and it can be taken out. */
export class MarkList {
  constructor(desk) {
    this.desk = desk;
    this.list = html('ul', {});
    this.summary = html('summary', {});
    this.element = html('details', { class: 'marks', part: 'marks' }, this.summary, this.list);
    this.element.addEventListener('toggle', () => this.show(desk.drawing));
  }

  show({ marks }) {
    this.element.hidden = marks.length === 0;
    this.summary.textContent = `What is drawn: ${marks.length} ${marks.length === 1 ? 'mark' : 'marks'}`;
    if (this.element.open) this.list.replaceChildren(...marks.map((mark, i) => this.#row(mark, i + 1)));
  }

  #row(mark, number) {
    const words = html('span', {}, `${number}. ${this.desk.wordsOfMark(mark)}`);
    if (!this.desk.mayDraw) return html('li', {}, words);
    const score = choice('', SCORES, (value) => this.desk.rescore(mark, value));
    score.select.value = mark.intensity === null ? '' : String(mark.intensity);
    score.select.setAttribute('aria-label', `Worst pain of mark ${number}`);
    return html('li', {}, words, score.select, button('Remove', () => this.desk.remove(mark), { 'aria-label': `Remove mark ${number}` }));
  }
}
