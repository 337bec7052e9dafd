import type {
  Answer,
  HostFacts,
  Paper,
  Picked,
  PickFileRequest,
  PickFolderRequest,
  PickSaveRequest,
  Printer,
  PrintJob,
  PrintOutcome,
  Question,
  Result,
} from '#main/api/host.ts'
import { connectMessage } from '#main/api/host-channels.ts'

/** What the preload puts on the page's window in Electron; in the browser host there is no such thing. */
export interface CounterBridge {
  facts(): Promise<HostFacts>
  setFullScreen(on: boolean): Promise<void>
  pickFile(request: PickFileRequest): Promise<Picked>
  pickFolder(request: PickFolderRequest): Promise<Picked>
  pickSavePath(request: PickSaveRequest): Promise<Picked>
  ask(question: Question): Promise<Answer>
  printers(): Promise<readonly Printer[]>
  printPaper(job: PrintJob): Promise<PrintOutcome>
  paperToPdf(paper: Paper): Promise<Result<Uint8Array>>
  openFolder(path: string): Promise<Result<null>>
}

declare global {
  interface Window {
    readonly counterBridge?: CounterBridge
  }
}

/** What travels with the port: which window of the app this page is, so that a reload stays signed in. */
export interface ConnectRequest {
  readonly kind: typeof connectMessage
  readonly session: string
}

/** Opens a channel to the main side. A port cannot pass through the bridge itself, so it travels as a message
 * that the preload hands on. */
export function openPort(page: Window, session: string): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const request: ConnectRequest = { kind: connectMessage, session }
  page.postMessage(request, page.location.origin, [port2])
  port1.start()
  return port1
}
