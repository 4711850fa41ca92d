import type { Answering } from './push-service.ts'

export const answerWith =
  (status: number, headers: Record<string, string> = {}): Answering =>
  (response) =>
    response.writeHead(status, headers).end('{"why":"the test said so"}')

/** Takes the request, and says nothing ever. */
export const hang: Answering = () => {}

export const reset: Answering = (_response, request) => void request.socket.destroy()

/** A body without an end, as fast as it is read. */
export const endless =
  (status: number): Answering =>
  (response) => {
    response.writeHead(status)
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
    }
    response.on('drain', more)
    more()
  }
