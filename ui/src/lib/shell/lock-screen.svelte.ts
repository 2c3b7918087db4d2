/** Which page of the unlock window is shown. */

export type LockPage = "welcome" | "unlock" | "support";

class LockScreen {
  page = $state<LockPage>("unlock");
  #before: LockPage = "unlock";

  show(page: LockPage): void {
    if (page === this.page) return;
    this.#before = this.page;
    this.page = page;
  }

  /** Back from the support page to where one was. */
  back(): void {
    this.page = this.#before;
  }
}

export const lockScreen = new LockScreen();
