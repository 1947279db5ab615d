// Sets the cookies that the page's own scripts and those of others would set.
const facts = JSON.parse(document.getElementById('facts').textContent);
for (const line of facts.cookies) document.cookie = line;
