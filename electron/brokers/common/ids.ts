/** Thirty-two hexadecimal digits that do not come twice, even of a poor source of chance. */
export function createIds(random: () => number): () => string {
  let count = 0
  const part = () => hex(Math.floor(random() * 0x1_0000_0000))
  return () => part() + part() + part() + hex(count++ % 0x1_0000_0000)
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
