// What every JavaScript host has, for rooms that may see neither Node's types nor the DOM's.
// Only those rooms include this file; elsewhere the host's own declarations hold.

interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

declare const AbortSignal: {
  any(signals: AbortSignal[]): AbortSignal
}

interface AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

declare const AbortController: { new (): AbortController }

declare const URL: {
  canParse(text: string): boolean
  new (text: string): { readonly protocol: string; readonly host: string; readonly hostname: string }
}

declare function btoa(bytes: string): string
