export interface Question {
  title: string;
  text: string;
  button: string;
  danger?: boolean;
  /** 'needed': no yes without a reason. */
  reason?: 'none' | 'welcome' | 'needed';
}

/** One question at a time, asked from anywhere, answered in the dialog that Console shows. */
class Asking {
  question: Question | undefined = $state.raw();
  #answer: ((reason: string | undefined) => void) | undefined;

  /** The reason given ('' where none was), or undefined for no. */
  confirm(question: Question): Promise<string | undefined> {
    this.#answer?.(undefined);
    this.question = question;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  settle(reason: string | undefined): void {
    const answer = this.#answer;
    this.#answer = undefined;
    this.question = undefined;
    answer?.(reason);
  }
}

export const asking = new Asking();
