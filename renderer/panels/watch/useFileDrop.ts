import { type DragEvent, useState } from 'react'

/** A file that somebody lets fall on the panel. The browser would leave the page for it. */
export function useFileDrop(read: (file: File) => void) {
  const [over, setOver] = useState(false)
  const isFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    over,
    on: {
      onDragOver(event: DragEvent) {
        if (!isFile(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        if (!isFile(event)) return
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) read(file)
      },
    },
  }
}
