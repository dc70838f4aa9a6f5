/** Where Kiwoom is reached. Its own hosts and the simulator's addresses have the same shape. */
export interface KiwoomEndpoints {
  /** Scheme and host, without a slash at the end. */
  readonly rest: string
  readonly socket: string
}
