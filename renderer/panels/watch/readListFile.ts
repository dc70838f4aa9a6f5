/** A list is a few thousand lines; what is larger is none. */
const mostBytes = 1_000_000

export type ReadFile =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'huge' | 'unreadable' }

/** A text as Korean programs write it: UTF-8, or the code page that spreadsheets still use. */
export async function readListFile(file: Blob): Promise<ReadFile> {
  if (file.size > mostBytes) return { kind: 'huge' }
  const bytes = await file.arrayBuffer().catch(() => null)
  if (bytes === null) return { kind: 'unreadable' }
  for (const encoding of ['utf-8', 'euc-kr']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\0') ? { kind: 'unreadable' } : { kind: 'read', text }
    } catch {
      // The next one may fit.
    }
  }
  return { kind: 'unreadable' }
}
