// Entries of this page until the server has acknowledged them. They survive a reload and a dead network;
// each keeps its id, so that sending it again changes nothing.

const storage = (key, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? otherwise;
  } catch {
    return otherwise;
  }
};

/** One lock per device id: a copied tab finds it taken and gets a device id of its own. */
const holdsAlone = (device) =>
  new Promise((answer) => {
    if (!navigator.locks) return answer(true);
    navigator.locks
      .request(`tautband-${device}`, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        return lock === null ? undefined : new Promise(() => {});
      })
      .catch(() => answer(true));
  });

const DEVICE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class Queue {
  /** @param {string} path of the session @param {(answer: object) => void} onAnswer */
  constructor(path, onAnswer, onChange) {
    this.path = path;
    this.prefix = `tautband:${path}:`;
    this.onAnswer = onAnswer;
    this.onChange = onChange;
    this.held = new Set();
    this.sending = false;
    this.online = true;
  }

  /** Takes up a device of this session that no other tab holds, the one with most entries waiting first; else begins a new one. */
  async open() {
    const device = (await this.leftBehind(0)) ?? crypto.randomUUID();
    this.take(device);
    await this.holds(device);
  }

  /** A device of a tab that is gone and that has at least so many entries waiting. */
  async leftBehind(least) {
    const left = Object.keys(localStorage)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length))
      .filter((name) => DEVICE.test(name) && name !== this.device)
      .map((device) => ({ device, waiting: storage(this.prefix + device, {}).pending?.length ?? 0 }))
      .filter(({ waiting }) => waiting >= least)
      .sort((a, b) => b.waiting - a.waiting);
    for (const { device } of left) if (await this.holds(device)) return device;
    return undefined;
  }

  async holds(device) {
    if (this.held.has(device)) return true;
    const alone = await holdsAlone(device);
    if (alone) this.held.add(device);
    return alone;
  }

  /** When everything of ours has arrived: what a tab that is gone could not send goes out under its own device. */
  async takeUpLeftBehind() {
    if (!navigator.locks) return;
    const device = await this.leftBehind(1);
    if (device === undefined || this.sending || this.pending.length > 0) return;
    this.take(device);
    this.send();
  }

  take(device) {
    this.device = device;
    const kept = storage(this.prefix + device, { sequence: 0, pending: [] });
    this.sequence = kept.sequence;
    this.pending = kept.pending;
  }

  keep() {
    localStorage.setItem(this.prefix + this.device, JSON.stringify({ sequence: this.sequence, pending: this.pending }));
  }

  /** Adds an entry; it is on disk before anything is shown. */
  add(entry) {
    // Whoever sends it later may be somebody else: the login it was made under goes with it.
    const account = document.querySelector('meta[name=account]')?.content;
    const whole = { id: crypto.randomUUID(), sequence: ++this.sequence, account, ...entry };
    this.pending.push(whole);
    this.keep();
    this.onChange();
    this.send();
    return whole;
  }

  async send() {
    if (this.sending || this.pending.length === 0) return;
    this.sending = true;
    const batch = this.pending.slice(0, 200);
    try {
      const response = await fetch(`${this.path}/entries`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]')?.content ?? '',
          'X-Page-Token': document.querySelector('meta[name=page-token]')?.content ?? '',
        },
        body: JSON.stringify({ device: this.device, entries: batch }),
      });
      await this.answered(response, batch);
    } catch {
      this.online = false;
      this.refused = undefined;
    } finally {
      this.sending = false;
      this.onChange();
    }
    if (!this.online) return;
    if (this.pending.length > 0) this.send();
    else await this.takeUpLeftBehind();
  }

  async answered(response, batch) {
    if (response.status === 409 && response.headers.get('Content-Type')?.includes('json')) {
      const answer = await response.json();
      if (answer.renumber) return this.renumber();
    }
    if (!response.ok || response.redirected) {
      // Signed out, refused or broken: what was recorded stays here and is sent again.
      this.online = false;
      this.refused = response.redirected ? 401 : response.status;
      return;
    }
    const answer = await response.json();
    this.online = true;
    this.refused = undefined;
    const kept = new Set(answer.kept);
    this.pending = this.pending.filter((entry) => !kept.has(entry.id));
    this.keep();
    this.onAnswer(answer, batch);
  }

  /** Another page used this device id: the same entries under a device id of our own. */
  renumber() {
    const entries = this.pending;
    localStorage.removeItem(this.prefix + this.device);
    this.device = crypto.randomUUID();
    this.holds(this.device);
    this.sequence = 0;
    this.pending = entries.map((entry) => ({ ...entry, sequence: ++this.sequence }));
    this.keep();
  }

  /** Forgets everything of a session that is over; nothing unsent is ever forgotten. */
  forget() {
    if (this.pending.length > 0) return;
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(this.prefix) && !storage(key, {}).pending?.length) localStorage.removeItem(key);
    }
  }
}
