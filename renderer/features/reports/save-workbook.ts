import { offerFile } from '#renderer/print/paper.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Hands a workbook that the program made to the browser's or the app's own saving. */
export const saveWorkbook = ({ fileName, bytes }: { fileName: string; bytes: string }): void =>
  offerFile(
    new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type: TYPE }),
    fileName,
  )
