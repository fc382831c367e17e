// Draws count, dots, rows and the emergency list from the state.
import { WORDS } from './count.js';

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((c) => c !== undefined && c !== ''));
  return made;
};

const hidden = (words) => element('span', { class: 'vh' }, words);
const LOOKS = { IN: 'current', BROKEN: 'stop', OUT: 'tray', OPENED: 'tray', IN_SHARPS: 'done' };

const icon = (name) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
};

export const button = (words, kind, needle, style = '') =>
  element('button', { class: `btn ${style}`.trim(), type: 'button', 'data-kind': kind, 'data-needle': needle }, words, hidden(` needle ${needle}`));

/** The one step a needle is likely to take next, beside undo. */
const actions = (needle) => {
  const n = needle.number;
  if (needle.recount) {
    return [button('Is in', 'FOUND_IN', n), button('Is out', 'FOUND_OUT', n, 'second'), button('Is in sharps', 'FOUND_IN_SHARPS', n, 'second')];
  }
  switch (needle.at) {
    case 'IN':
      return [button('Mark out', 'OUT', n)];
    case 'OPENED':
    case 'OUT':
    case 'PIECE_OUT':
      return [button('Into sharps', 'SHARPS', n), ...(needle.at === 'OUT' ? [button('In again', 'AGAIN', n, 'second')] : [])];
    case 'BROKEN':
      return [button('Piece out', 'PIECE_OUT', n), button('Handed over', 'PIECE_HANDED_OVER', n, 'second')];
    case 'LOST':
      return [button('Found: into sharps', 'SHARPS', n, 'second')];
    case 'STAYS_IN':
      return [button('Mark out', 'OUT', n, 'second')];
    default:
      return [];
  }
};

const row = (needle, insertion, last, time, path) => {
  const at = last ? needle.at : 'AGAIN';
  const said = last ? (needle.recount ? 'Look and record' : WORDS[needle.at]) : 'Out, used again';
  const times = insertion ? `in ${time(insertion.inAt)}${insertion.outAt ? `, out ${time(insertion.outAt)}` : ''}` : time(needle.lastAt);
  const site = insertion
    ? [
        element('b', {}, `${insertion.muscleName}, ${insertion.side}`),
        element('span', { class: 'sub' }, [insertion.site, insertion.product, insertion.told].filter(Boolean).join(', ')),
        insertion.waits ? element('span', { class: 'sub' }, 'kept here, sent later') : element('a', { href: `${path}/insertions/${insertion.id}` }, 'Details', hidden(` of needle ${needle.number}`)),
      ]
    : [element('b', {}, 'Not inserted'), element('span', { class: 'sub' }, needle.dropped ? 'dropped or bent' : '')];
  const number = element('th', { scope: 'row', class: 'no' }, String(needle.number));
  if (needle.insertions.length > 1 && insertion) number.append(element('span', { class: 'sub' }, ['1st', '2nd', '3rd'][insertion.turn - 1] ?? `${insertion.turn}th`));
  const act = element('td', { class: 'act' });
  if (last) {
    const pair = element('div', { class: 'pair' }, ...actions(needle));
    if (needle.last) pair.append(element('button', { class: 'btn plain', type: 'button', 'data-kind': 'UNDO', 'data-about': needle.last }, 'Undo', hidden(` last entry of needle ${needle.number}`)));
    act.append(pair);
  }
  const chip = element('span', { class: `chip ${needle.recount ? 'stop' : at === 'OUT' || at === 'OPENED' || at === 'LOST' ? 'warn' : at === 'IN' || at === 'BROKEN' ? '' : 'quiet'}` }, icon(needle.recount ? 'stop' : (LOOKS[at] ?? 'note')), said);
  return element(
    'tr',
    { class: at === 'IN_SHARPS' || at === 'AGAIN' ? 'out' : undefined, id: last ? `needle-${needle.number}` : undefined },
    number,
    element('td', {}, ...site),
    element('td', {}, chip, element('span', { class: 'sub' }, times)),
    act,
  );
};

const rows = (state, time, path) =>
  [...state.needles]
    .sort((a, b) => b.number - a.number)
    .flatMap((needle) =>
      needle.insertions.length === 0
        ? [row(needle, undefined, true, time, path)]
        : [...needle.insertions].reverse().map((insertion, i) => row(needle, insertion, i === 0, time, path)),
    );

const where = (needle) => {
  const last = needle.insertions.at(-1);
  return last ? `${last.muscleName}, ${last.side}` : '';
};

export const emergencyList = (state) =>
  state.needles
    .filter((n) => n.at === 'IN' || n.at === 'BROKEN')
    .sort((a, b) => b.number - a.number)
    .map((n) =>
      element(
        'li',
        {},
        element('span', { class: 'no' }, String(n.number)),
        element('span', {}, element('b', {}, where(n)), ` ${n.at === 'BROKEN' ? 'broken, a piece is in' : (n.insertions.at(-1)?.site ?? '')}`),
        n.at === 'IN' ? button('Out', 'OUT', n.number) : '',
      ),
    );

/** Redraws everything; the focused button keeps its place when it is still there. */
export const draw = (page, state, time, path) => {
  const focus = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
  for (const name of ['in', 'opened', 'tray', 'sharps', 'elsewhere']) {
    for (const shown of page.querySelectorAll(`[data-count=${name}]`)) if (shown.textContent !== String(state[name])) shown.textContent = String(state[name]);
  }
  for (const words of page.querySelectorAll('[data-count-words]')) words.textContent = state.in === 1 ? 'needle in the patient' : 'needles in the patient';
  page.querySelector('[data-gate]').hidden = state.opened === 0;
  page.querySelector('[data-elsewhere]').hidden = state.elsewhere === 0;
  page.querySelector('[data-dots]').replaceChildren(
    ...[...state.needles]
      .sort((a, b) => a.number - b.number)
      .map((n) => element('li', { class: ['IN', 'BROKEN'].includes(n.at) ? 'in' : ['OUT', 'OPENED'].includes(n.at) ? 'tray' : 'gone' }, String(n.number), hidden(`: ${WORDS[n.at].toLowerCase()}`))),
  );
  page.querySelector('[data-rows]').replaceChildren(...rows(state, time, path));
  page.querySelector('[data-empty]').hidden = state.needles.length > 0;
  page.querySelector('[data-emergency-list]').replaceChildren(...emergencyList(state));
  page.querySelector('[data-lock-needles]').replaceChildren(...state.needles.filter((n) => n.at === 'IN').map((n) => button(`Mark out ${n.number}`, 'OUT', n.number)));
  page.querySelector('[data-all-out]').hidden = state.in === 0;
  page.querySelector('[data-done]').hidden = state.in > 0;
  page.querySelector('[data-stopped]').hidden = !state.stopped;
  page.querySelector('[data-recount]').hidden = !state.recount;
  page.querySelector('[data-concerns]').hidden = state.concerns.length === 0;
  page.querySelector('[data-concern-list]').replaceChildren(...state.concerns.map((c) => element('li', {}, c)));
  const gate = page.querySelector('[data-gate-words]');
  if (gate) gate.textContent = state.opened > state.sharps ? `${state.opened - state.sharps} of ${state.opened} needles are not in the sharps box.` : `All ${state.opened} opened needles are in the sharps box.`;
  if (focus.kind) page.querySelector(`[data-rows] [data-kind="${focus.kind}"][data-needle="${focus.needle}"]`)?.focus();
};
