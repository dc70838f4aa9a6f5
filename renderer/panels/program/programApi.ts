import type { MonitorApi } from '../../../shared/contract.ts'
import { unpackNews, unpackReading } from '../../../shared/domain/programPacking.ts'
import type { ProgramApi } from './programActions.ts'

/** The monitor's side of the panel, its readings as the page uses them: they travel packed. */
export function programApi(api: MonitorApi): ProgramApi {
  return {
    programDays: api.programDays,
    issueProgram: api.issueProgram,
    changeSettings: api.changeSettings,
    async *programTrade(scope, signal) {
      for await (const batch of api.programTrade(scope, signal)) yield batch.map(unpackNews)
    },
    programDay: async (question, signal) => (await api.programDay(question, signal)).map(unpackReading),
  }
}
