/* Keeps something in the partition of the page around it. */
void fetch('/set-partitioned').then(() => {
    localStorage.setItem('apart', '1');
    parent.postMessage('kept', '*');
});

addEventListener('message', async ({ data, source }) => {
    if (data !== 'what is there?') return;
    const { cookies } = await (await fetch('/seen')).json();
    source.postMessage({ cookies, localStorage: Object.keys(localStorage) }, '*');
});
