/** What the controller takes: it looks at the bytes, the page at what it can know before. */
export const attachmentBytesMax = 256 * 1024;
export const attachmentTypes = 'image/png,image/jpeg,application/pdf,text/plain';

/** Why a file cannot be attached; '' where it may be. */
export function unattachable(file: Pick<File, 'name' | 'size' | 'type'>): string {
  if (file.size > attachmentBytesMax) return `${file.name} has ${sizeText(file.size)}; at most ${sizeText(attachmentBytesMax)} can be attached.`;
  if (file.size === 0) return `${file.name} is empty.`;
  return attachmentTypes.split(',').includes(file.type) ? '' : `${file.name}: only PNG, JPEG, PDF and plain text can be attached.`;
}

export function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024)} KiB`;
}
