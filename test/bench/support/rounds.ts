interface Contest {
  readonly floor: () => Promise<number>
  readonly ours: () => Promise<number>
  readonly tell: (sentence: string) => void
}

/** Both sides in turn, so that whatever else the machine does falls on both. Every other round begins with ours. */
export async function inTurn(rounds: number, { floor, ours, tell }: Contest) {
  const measured: { readonly ours: number; readonly floor: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? await floor() : await ours()
    const second = round % 2 === 0 ? await ours() : await floor()
    const figures = round % 2 === 0 ? { floor: first, ours: second } : { floor: second, ours: first }
    tell(`round ${round + 1} of ${rounds}: ${(figures.ours / figures.floor).toFixed(2)} x floor`)
    measured.push(figures)
  }
  return measured
}
