import type { Page } from 'playwright-core'

/** A text that is shown, with the contrast to what stands behind it (WCAG 2.2: (L1 + 0.05) ÷ (L2 + 0.05)). */
export type Contrast = { readonly text: string; readonly colour: string; readonly ratio: number }

/** The contrasts of all texts that are shown, those in the charts too. Backgrounds are plain colours throughout. */
export async function contrasts(page: Page): Promise<readonly Contrast[]> {
  return await page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (canvas === null) throw new Error('expected a canvas to read colours with')
    const context = canvas
    const pixel = (colour: string) => {
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = colour
      context.fillRect(0, 0, 1, 1)
      return [...context.getImageData(0, 0, 1, 1).data]
    }
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = pixel(colour).map(value => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const background = (element: Element | null): string => {
      if (element === null) return 'white'
      const colour = getComputedStyle(element).backgroundColor
      return pixel(colour)[3] === 255 ? colour : background(element.parentElement)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: { text: string; colour: string; ratio: number }[] = []
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      const text = walker.currentNode.textContent?.trim() ?? ''
      if (element === null || text === '' || !element.checkVisibility({ opacityProperty: true }))
        continue
      const style = getComputedStyle(element)
      const colour = element.closest('svg') === null ? style.color : style.fill
      const [a, b] = [luminance(colour), luminance(background(element))]
      found.push({ text, colour, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) })
    }
    return found
  })
}
