// Large files travel packed, so that they are small on any host, whatever it does to answers: NAME.z is NAME in gzip.
export async function fetchPacked(url) {
  const answer = await fetch(`${url}.z`);
  if (!answer.ok) throw new Error(`${url}.z: the host answers ${answer.status} ${answer.statusText}`);
  return answer.body.pipeThrough(new DecompressionStream('gzip'));
}
