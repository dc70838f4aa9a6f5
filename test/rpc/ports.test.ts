import { channelPair, memoryPair, socketPair } from './pairs.ts'
import { portSuite } from './portSuite.ts'

portSuite('a Port in memory', memoryPair)
portSuite('a Port over a MessageChannel, as in Electron', channelPair)
portSuite('a Port over a WebSocket, as in a browser', socketPair)
