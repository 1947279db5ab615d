/** Ways to hide a field that has the focus: see `unseen.html`. */
export const UNSEEN = [
    'off-the-screen',
    'out-of-the-window',
    'transparent',
    'in-something-transparent',
    'filtered',
    'tiny',
    'shrunk',
    'cut-away',
    'in-no-room',
    'covered',
    'covered-by-what-clicks-go-through',
    'covered-by-a-popover',
    'covered-by-a-popover-that-clicks-go-through',
    'covered-by-a-part-of-a-popover',
];
