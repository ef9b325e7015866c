import type { Claim } from './claim.ts'

/** Whether a balancer must bring a client back to the same process. */
export const stickySessions: Claim = {
  name: 'sticky-sessions',
  title: { en: 'Sticky sessions', zh: '会话粘性' },
  seed: {
    en: 'Separate: a load balancer needs sticky sessions.',
    zh: '分离部署：负载均衡时需要配置 WebSocket 会话粘性。',
  },
  confirmedWhen: {
    en: 'Without stickiness a resume fails, with it none does.',
    zh: '没有会话粘性时续传失败，启用后不失败。',
  },
  refutedWhen: {
    en: 'A resume succeeds without stickiness as well.',
    zh: '没有会话粘性时续传也成功。',
  },
  caveat: {
    en: 'It depends on where answers are kept, not on the deployment: integrated with several processes needs the same.',
    zh: '这取决于回答保存在哪里，而非部署方式：多进程的集成部署同样需要。',
  },
  state: 'not-measured',
  needs: {
    en: 'several socket processes behind a load balancer, and a journal in Redis, which this suite cannot start yet',
    zh: '负载均衡器之后的多个 WebSocket 进程，以及保存在 Redis 中的回答记录，本套件目前还不能启动',
  },
}
