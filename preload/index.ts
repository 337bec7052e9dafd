import { contextBridge, ipcRenderer } from 'electron'
import { connectChannel, connectMessage, hostChannels } from '#main/api/host-channels.ts'
import type { ConnectRequest, CounterBridge } from './bridge.ts'

const bridge: CounterBridge = {
  facts: () => ipcRenderer.invoke(hostChannels.facts),
  setFullScreen: (on) => ipcRenderer.invoke(hostChannels.setFullScreen, on),
  pickFile: (request) => ipcRenderer.invoke(hostChannels.pickFile, request),
  pickFolder: (request) => ipcRenderer.invoke(hostChannels.pickFolder, request),
  pickSavePath: (request) => ipcRenderer.invoke(hostChannels.pickSavePath, request),
  ask: (question) => ipcRenderer.invoke(hostChannels.ask, question),
  printers: () => ipcRenderer.invoke(hostChannels.printers),
  printPaper: (job) => ipcRenderer.invoke(hostChannels.printPaper, job),
  paperToPdf: (paper) => ipcRenderer.invoke(hostChannels.paperToPdf, paper),
  openFolder: (path) => ipcRenderer.invoke(hostChannels.openFolder, path),
}

contextBridge.exposeInMainWorld('counterBridge', bridge)

window.addEventListener('message', (event: MessageEvent<Partial<ConnectRequest> | null>) => {
  if (event.source !== window || event.data?.kind !== connectMessage) return
  const [port] = event.ports
  if (port !== undefined) ipcRenderer.postMessage(connectChannel, event.data.session, [port])
})
