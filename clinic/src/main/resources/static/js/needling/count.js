// What the page shows until the server has counted: the server's last state, and the entries that wait on top of it.
// The server's count always wins; where this one is not sure it shows the more dangerous place.

const AFTER = {
  OPENED: 'OPENED',
  IN: 'IN',
  OUT: 'OUT',
  DROPPED: 'OUT',
  SHARPS: 'IN_SHARPS',
  LOST: 'LOST',
  BROKEN: 'BROKEN',
  PIECE_OUT: 'PIECE_OUT',
  PIECE_HANDED_OVER: 'PIECE_HANDED_OVER',
  STAYS_IN: 'STAYS_IN',
  FOUND_IN: 'IN',
  FOUND_OUT: 'OUT',
  FOUND_IN_SHARPS: 'IN_SHARPS',
};
const MAY_GO_TO_SHARPS = ['OPENED', 'OUT', 'LOST', 'PIECE_OUT', 'IN_SHARPS'];

export const WORDS = {
  NOT_OPENED: 'Not opened',
  OPENED: 'Opened, not in sharps',
  IN: 'In the patient',
  OUT: 'Out, not in sharps',
  IN_SHARPS: 'In sharps',
  LOST: 'Lost',
  BROKEN: 'Broken, a piece is in',
  PIECE_OUT: 'Broken, piece out',
  PIECE_HANDED_OVER: 'Broken, handed over',
  STAYS_IN: 'Stays in, handed over',
};

const needleOf = (state, number) => {
  let needle = state.needles.find((n) => n.number === number);
  if (!needle) {
    needle = { number, at: 'NOT_OPENED', recount: false, dropped: false, insertions: [], last: '', lastKind: '', lastAt: '' };
    state.needles.push(needle);
  }
  return needle;
};

const apply = (state, entry, pending) => {
  if (entry.kind === 'STOP') state.stopped = true;
  if (entry.kind === 'AGREES') state.stopped = false;
  if (entry.kind === 'UNDO') return undo(state, entry, pending);
  if (!entry.needle || !(entry.kind in AFTER)) return;
  const needle = needleOf(state, entry.needle);
  if (entry.kind === 'SHARPS' && !MAY_GO_TO_SHARPS.includes(needle.at)) {
    needle.recount = true;
  } else {
    needle.at = AFTER[entry.kind];
  }
  needle.last = entry.id;
  needle.lastKind = entry.kind.toLowerCase().replaceAll('_', ' ');
  needle.lastAt = entry.at;
  if (entry.kind === 'DROPPED') needle.dropped = true;
  const open = needle.insertions.findLast((i) => !i.outAt);
  if (entry.kind === 'IN' && !open) {
    needle.insertions.push({
      id: entry.id,
      turn: needle.insertions.length + 1,
      muscleName: entry.muscleName ?? 'Muscle not said',
      side: entry.sideName ?? 'side not said',
      site: entry.site ?? '',
      product: entry.productName ?? '',
      inAt: entry.at,
      told: '',
      waits: true,
    });
  } else if (open && ['OUT', 'DROPPED', 'SHARPS', 'FOUND_OUT', 'FOUND_IN_SHARPS'].includes(entry.kind)) {
    open.outAt = entry.at;
  }
};

/** An undo of something the server knows is shown at its more dangerous side until the server has counted. */
const undo = (state, entry, pending) => {
  if (pending.some((other) => other.id === entry.about)) return;
  for (const needle of state.needles) {
    if (needle.last !== entry.about) continue;
    if (needle.lastKind === 'out' || needle.lastKind.startsWith('into the sharps')) {
      needle.at = needle.lastKind === 'out' ? 'IN' : 'OUT';
    }
    needle.last = '';
  }
};

/** @returns the state with the waiting entries on top */
export const shown = (server, pending) => {
  const state = structuredClone(server);
  const undone = new Set(pending.filter((e) => e.kind === 'UNDO').map((e) => e.about));
  for (const entry of pending) if (!undone.has(entry.id)) apply(state, entry, pending);
  const at = (places) => state.needles.filter((n) => places.includes(n.at)).length;
  if (pending.length > 0) {
    state.in = at(['IN', 'BROKEN']);
    state.tray = at(['OUT', 'OPENED']);
    state.sharps = at(['IN_SHARPS']);
    state.opened = Math.max(server.opened, state.needles.length);
    state.elsewhere = state.needles.length - state.in - state.tray - state.sharps;
    state.recount = state.needles.some((n) => n.recount);
  }
  return state;
};
