import * as z from 'zod'
import * as asked from '#main/api/host.ts'
import { hostChannels } from '#main/api/host-channels.ts'
import type { Host } from '#main/hosts/host.ts'
import { answerCall, type Callers } from './ipc.ts'

/** What the page may ask of the machine through the bridge; each call checked and parsed. */
export function answerHostCalls(host: Host, callers: Callers): void {
  answerCall(hostChannels.facts, z.undefined(), callers, () => ({
    kind: host.kind,
    appVersion: host.appVersion,
  }))
  answerCall(hostChannels.setFullScreen, asked.fullScreenRequest, callers, (on) => host.setFullScreen(on))
  answerCall(hostChannels.pickFile, asked.pickFileRequest, callers, (request) => host.pickFile(request))
  answerCall(hostChannels.pickFolder, asked.pickFolderRequest, callers, (request) => host.pickFolder(request))
  answerCall(hostChannels.pickSavePath, asked.pickSaveRequest, callers, (request) =>
    host.pickSavePath(request),
  )
  answerCall(hostChannels.ask, asked.question, callers, (question) => host.ask(question))
  answerCall(hostChannels.printers, z.undefined(), callers, () => host.printers())
  answerCall(hostChannels.printPaper, asked.printJob, callers, (job) => host.printPaper(job))
  answerCall(hostChannels.paperToPdf, asked.paper, callers, (paper) => host.paperToPdf(paper))
  answerCall(hostChannels.openFolder, asked.folderPath, callers, (path) => host.openFolder(path))
}
