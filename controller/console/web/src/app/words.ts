/**
 * Texts of plans are written in lines of a hundred characters. On a page they flow: a long line goes
 * on in the next, unless that begins a paragraph, a list or something set apart.
 */
export function flowed(text: string): string {
  return text.replace(/([^\n]{60,})\n(?=[^\s\-*•\d])/g, '$1 ').trimEnd();
}
