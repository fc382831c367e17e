// Every region of the chart as tick boxes by body group, with side: the same drawing without pointing.
import { html } from './picture.js';

export class RegionList {
  /** @param {object} desk the element; its drawing changes by {@code tick} */
  constructor(desk) {
    this.desk = desk;
    this.boxes = new Map();
    this.found = html('div', { class: 'found' });
    this.count = html('p', { role: 'status', class: 'status' });
    this.search = html('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    this.search.addEventListener('input', (event) => {
      event.stopPropagation();
      this.#filter();
    });
    this.element = html('details', { part: 'list' }, html('summary', {}, 'Choose from a list, without drawing'));
    this.element.append(html('p', {}, 'Each tick marks a whole region with the brush that is chosen above.'), html('label', {}, 'Find a region', this.search), this.count, this.found);
    this.element.addEventListener('toggle', () => this.#build(), { once: true });
  }

  #build() {
    const byGroup = Map.groupBy([...this.desk.art.regions.values()], (region) => region.group);
    for (const [group, words] of Object.entries(this.desk.art.groups)) {
      const regions = byGroup.get(group) ?? [];
      if (regions.length === 0) continue;
      const set = html('fieldset', {}, html('legend', {}, words));
      for (const region of regions) {
        const box = html('input', { type: 'checkbox', value: region.id });
        box.addEventListener('change', (event) => {
          event.stopPropagation();
          this.desk.tick(region.id, box.checked);
        });
        box.addEventListener('input', (event) => event.stopPropagation());
        this.boxes.set(region.id, box);
        set.append(html('label', { class: 'tick' }, box, region.name));
      }
      this.found.append(set);
    }
    this.show(this.hurting ?? new Map());
  }

  #filter() {
    const words = this.search.value.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    let found = 0;
    for (const set of this.found.children) {
      const group = set.querySelector('legend').textContent.toLowerCase();
      let any = false;
      for (const label of set.querySelectorAll('label')) {
        const fits = words.every((word) => `${label.textContent.toLowerCase()} ${group}`.includes(word));
        label.hidden = !fits;
        any ||= fits;
        found += fits ? 1 : 0;
      }
      set.hidden = !any;
    }
    this.count.textContent = words.length === 0 ? '' : found === 0 ? 'No region has that name. Try another word, such as “arm”.' : `${found} ${found === 1 ? 'region' : 'regions'} found.`;
  }

  /** Ticks what hurts. @param {Map<string, object>} hurting by region id */
  show(hurting) {
    this.hurting = hurting;
    for (const [id, box] of this.boxes) {
      box.checked = hurting.has(id);
      box.disabled = !this.desk.mayDraw;
    }
  }
}
