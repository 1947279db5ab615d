/* Shows the first address of the list in the fragment, and leaves the others to that. */
const [first, ...rest] = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const frame = document.createElement('iframe');
frame.src = rest.length > 0 ? `${first}#${encodeURIComponent(JSON.stringify(rest))}` : first;
frame.style.cssText = 'width: 900px; height: 700px; border: 0';
document.body.append(frame);
