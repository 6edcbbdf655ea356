/**
 * Does one piece of work a name at a time; of what is given meanwhile only the newest is done next, and never nothing.
 * @template T
 */
export class Latest {
  /** @type {Map<string, {running: Promise<void>, next: {value: T, done: Promise<void>} | null}>} */
  #lanes = new Map();
  #work;

  /** @param {(name: string, value: T) => Promise<void>} work */
  constructor(work) {
    this.#work = work;
  }

  /**
   * @param {string} name
   * @param {T} value
   * @returns {Promise<void>} done when this value, or a newer one, is
   */
  give(name, value) {
    const lane = this.#lanes.get(name);
    if (!lane) return this.#start(name, value);
    if (lane.next) lane.next.value = value;
    else {
      const next = { value, done: Promise.resolve() };
      lane.next = next;
      next.done = lane.running.catch(() => undefined).then(() => this.#start(name, next.value));
    }
    return lane.next.done;
  }

  /** @param {string} name @returns {Promise<void>} when nothing of that name is under way */
  async settled(name) {
    const lane = this.#lanes.get(name);
    await (lane?.next?.done ?? lane?.running)?.catch(() => undefined);
  }

  /** @returns {Promise<void>} */
  async allSettled() {
    await Promise.all([...this.#lanes.keys()].map((name) => this.settled(name)));
  }

  /**
   * @param {string} name
   * @param {T} value
   */
  #start(name, value) {
    const lane = { running: this.#work(name, value), next: null };
    this.#lanes.set(name, lane);
    lane.running.catch(() => undefined).then(() => this.#lanes.get(name) === lane && !lane.next && this.#lanes.delete(name));
    return lane.running;
  }
}
