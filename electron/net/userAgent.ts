/** Kiwoom's firewall turns some default user agents away, so every request looks like a browser's. */
export const userAgent =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Vigil/0.1 Safari/537.36'
