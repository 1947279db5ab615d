/* Ticks for a page: the timers of workers are not slowed down when the tab is not in front. */
setInterval(() => postMessage('tick'), 20);
