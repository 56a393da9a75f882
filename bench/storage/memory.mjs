const EVERY_MS = 50;

/** How far the memory of this process, which is ours and the peer's together, grows at most from now on. */
export function watchMemory() {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = () => (most = Math.max(most, process.memoryUsage.rss()));
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return { megabytes: (most - before) / 2 ** 20 };
    },
  };
}
