// The page's worker without its page: asks it for reports of many files, one after the other.
export async function startWorker(page, assets) {
  await page.evaluate(assets => {
    const waiting = new Map();
    const worker = new Worker(`${assets}/worker.js`, { type: 'module' });
    let number = 0;
    window.last = '';
    window.said = '';
    worker.onmessage = ({ data }) => {
      if (data.begins !== undefined) window.last = data.begins;
      else if (data.ended) {
        window.said = data.said;
        for (const { reject } of waiting.values()) reject(new Error(`${data.ended}: ${data.said}`));
      } else if (data.error !== undefined) waiting.get(data.number).reject(new Error(data.error));
      else waiting.get(data.number).resolve(data.value);
    };
    window.ask = (call, ...words) => new Promise((resolve, reject) => {
      waiting.set(++number, { resolve, reject });
      worker.postMessage({ number, call, words });
    });
  }, assets);
  await page.evaluate(() => window.ask('start'));
}

export const ask = (page, ...words) => page.evaluate(words => window.ask(...words), words);

// What must be the same: all but how long it took and what to do next, which a page says in its own words.
export function compared(report) {
  const { seconds, next, solution, ...rest } = report;
  return rest;
}
