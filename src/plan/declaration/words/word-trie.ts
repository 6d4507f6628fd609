interface Node {
  next: Map<string, Node>;
  word: string | null;
}

/** Words by their letters, found in a text at any place in the time of their length; blanks may stand between the letters. */
export class WordTrie {
  readonly #root: Node = { next: new Map(), word: null };

  add(word: string): void {
    let node = this.#root;
    for (const letter of word) {
      const next = node.next.get(letter) ?? { next: new Map<string, Node>(), word: null };
      node.next.set(letter, next);
      node = next;
    }
    node.word = word;
  }

  /** The words that begin at `from`, the longest first, each with the place behind it. */
  wordsAt(text: string, from: number, mostBlanks: number): { word: string; to: number }[] {
    const found: { word: string; to: number }[] = [];
    let node: Node | undefined = this.#root;
    let blanks = 0;
    for (let at = from; at < text.length; at++) {
      const letter = text[at] === '：' ? ':' : (text[at] ?? '');
      if (letter === ' ' || letter === '\u3000') {
        blanks += 1;
        if (at === from || blanks > mostBlanks) break;
        continue;
      }
      blanks = 0;
      node = node.next.get(letter);
      if (!node) break;
      if (node.word) found.unshift({ word: node.word, to: at + 1 });
    }
    return found;
  }
}
