/** Counts changes of the words, so that what is on the page is said anew. */
let count = $state(0);

export const edition = {
  /** Reading it makes the reader say everything anew after a change. */
  get count(): number {
    return count;
  },
  next(): void {
    count += 1;
  },
};
