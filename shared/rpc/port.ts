/** A pipe for text between two processes. Whatever makes one settles trust before it hands it over. */
export interface Port {
  send(message: string): void
  onMessage(listener: (message: string) => void): void
  onClose(listener: () => void): void
  close(): void
}
