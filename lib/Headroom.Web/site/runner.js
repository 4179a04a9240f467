// The worker that compiles and grades: started with the page, ended when a check has no end, and started anew.
import { store } from './store.js';

const progressFile = '.course/progress.json';

export class Runner {
  #worker;
  #ready;
  #waiting = new Map();
  #number = 0;
  #check;
  #pace = 1;

  // worker: its address. onState: is told 'loading', 'ready' or an Error.
  constructor(worker, exercise, onState) {
    this.worker = worker;
    this.exercise = exercise;
    this.onState = onState;
    this.#begin();
    this.#warm();
  }

  get isChecking() {
    return this.#check !== undefined;
  }

  // Grades the files as they are stored. onCase is told each case; a check that runs past its seconds ends.
  async check(id, seconds, onCase) {
    await this.#ready;
    await this.#hand();
    const limit = seconds * this.#pace;
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      this.#check = { id, limit, onCase, resolve, reject, last: '', begun };
      this.#check.timer = setTimeout(() => this.#end('OutOfTime'), 1000 * limit);
      this.#call('grade', id, 0).then(answer => this.#answer(answer), error => this.#fail(error));
    });
  }

  // The learner will not wait: the worker ends, and nothing is said of the file.
  stop() {
    const check = this.#take();
    if (!check) return;
    this.#restart();
    this.#warm();
    check.resolve(undefined);
  }

  async hint(id) {
    await this.#ready;
    await this.#hand();
    const shown = await this.#call('hint', id);
    await this.#keep();
    return shown;
  }

  #begin() {
    this.onState('loading');
    const worker = this.#worker = new Worker(this.worker, { type: 'module' });
    worker.onmessage = ({ data }) => this.#worker === worker && this.#hear(data);
    worker.onerror = event => this.#worker === worker && this.onState(new Error(event.message ?? 'the worker does not start'));
    this.#ready = this.#call('start').then(pace => {
      this.#pace = pace;
      this.onState('ready');
    });
    this.#ready.catch(error => this.onState(error));
  }

  // The compiler's first file takes seconds: before the learner's. What the worker is asked meanwhile waits in its turn.
  #warm() {
    this.#ready.then(() => this.#hand()).then(() => this.#call('warm', this.exercise)).catch(() => { /* a check will tell */ });
  }

  #restart() {
    this.#worker.terminate();
    this.#waiting.clear();
    this.#begin();
  }

  #hear(data) {
    if (data.begins !== undefined) {
      if (this.#check) this.#check.onCase(this.#check.last = data.begins);
    } else if (data.ended) {
      this.#end(data.ended === 'memory' ? 'OutOfMemory' : 'Gone', data.ended === 'overflow' ? `Stack overflow\n${data.said}\nRepeat` : data.said);
    } else {
      const { resolve, reject } = this.#waiting.get(data.number) ?? {};
      this.#waiting.delete(data.number);
      if (data.error !== undefined) reject?.(new Error(data.error));
      else resolve?.(data.value);
    }
  }

  // The report is written by the worker that comes after.
  async #end(how, said = '') {
    const check = this.#take();
    if (!check) return;
    this.#restart();
    try {
      await this.#ready;
      await this.#hand();
      const answer = await this.#call('end', check.id, how, check.limit, check.last, said);
      await this.#keep();
      check.resolve(answer);
      this.#warm();
    } catch (error) {
      check.reject(error);
    }
  }

  async #answer(answer) {
    const check = this.#take();
    if (!check) return;
    await this.#keep();
    check.resolve(answer);
    // After running out of memory nothing in the worker can be trusted.
    if (answer.report.reason !== 'OutOfMemory') return;
    this.#restart();
    this.#warm();
  }

  #fail(error) {
    this.#take()?.reject(error);
  }

  #take() {
    const check = this.#check;
    clearTimeout(check?.timer);
    this.#check = undefined;
    return check;
  }

  // What the browser keeps, and another window may have changed, into the worker's memory; and what it has added, back.
  async #hand() {
    for (const [path, text] of store.files()) await this.#call('write', path, text);
    await this.#call('write', progressFile, store.progress());
  }

  async #keep() {
    const text = await this.#call('read', progressFile);
    if (text && !store.keepProgress(text)) this.onState(new Error('the browser keeps no progress: its storage is full or switched off'));
  }

  #call(call, ...words) {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, call, words });
    });
  }
}
