/** Names of the Electron bridge's channels; no schema here, so that the preload stays a few lines. */
export const connectMessage = 'counter:connect'

export const connectChannel = 'counter:connect'

export const hostChannels = {
  facts: 'host:facts',
  setFullScreen: 'host:set-full-screen',
  pickFile: 'host:pick-file',
  pickFolder: 'host:pick-folder',
  pickSavePath: 'host:pick-save-path',
  ask: 'host:ask',
  printers: 'host:printers',
  printPaper: 'host:print-paper',
  paperToPdf: 'host:paper-to-pdf',
  openFolder: 'host:open-folder',
} as const

export type HostChannel = (typeof hostChannels)[keyof typeof hostChannels]
