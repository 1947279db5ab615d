/* The field goes with the third key, while the verdict on it is under way. */
const field = document.getElementById('password');
field.addEventListener('input', () => field.value.length >= 3 && field.remove());
