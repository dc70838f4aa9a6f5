/** TR ids (거래ID) as the guides of KIS Developers have them now; ids that they call old may be shut off without notice. */
export const trIds = {
  /** 주식잔고조회 */
  balance: { live: 'TTTC8434R', mock: 'VTTC8434R' },
  /** 매도가능수량조회; none in 모의투자. */
  sellable: 'TTTC8408R',
  /** 프로그램매매 투자자매매동향(당일); none in 모의투자. The old one is HHPPG046600C0. */
  programTrade: 'HHPPG046600C1',
  /** 국내휴장일조회; none in 모의투자. */
  holidays: 'CTCA0903R',
} as const
