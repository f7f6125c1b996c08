### 链接、其他标签页、新版本

share-title = 分享链接
share-warning = 数据就在链接里：拿到链接的人都能看到下面这些数据、合同中填写的数字和结果。数据不经过任何服务器。
share-link = 链接
share-length = { $count } 个字符
share-cut = 有些聊天软件会截断这么长的链接；发送后请自己打开核对一次。
share-local = 这个页面是您电脑上的文件：对方要在同一位置有这个文件，链接才能打开。
share-long = 链接已经生成。它太长，不在这里显示，请按“复制链接”。
share-too-long = 数据太多，放不进链接。请减少月份或商家后再试。
share-making = 正在生成链接……
share-failed = 链接没有生成，请再试一次。
share-copy = 复制链接
share-copied = 已复制。
share-copy-by-hand = 浏览器不允许写剪贴板：链接已选中，请按 Ctrl+C 复制。
whose-more = { $names } 等 { $count } 个
whose-months = { $first } 至 { $last }，共 { $count } 个月
whose-others = { $names } 等
whose-all-months = 共 { $count } 条月度记录
link-offer = 打开链接里的数据？
link-replaces = 会替换这里现有的数据：{ $vendors }，{ $months }（{ $contract }）。
link-replaces-settings = 会替换这里为合同填写的设置。
link-undo = 打开后可用“撤销”取回现有的数据。
link-take = 打开链接的数据
link-leave = 保留我的数据
link-opened = 这是链接里的数据：{ $vendors }，{ $months }（{ $contract }）。
link-newer = 这个链接来自更新的版本，这里打不开，现有数据没有变。请刷新页面后再试。
link-damaged = 这个链接不完整或被改动过，打不开，现有数据没有变。请对方重新发送完整的链接。
link-unsound = 这个链接里的合同或数据无法计算，没有打开，现有数据没有变。
other-tab = 另一个标签页里改了数据：{ $vendors }，{ $months }。这里仍是原来的；两边的数据都还在。
other-tab-settings = 另一个标签页里改了合同设置。这里仍是原来的；两边都还在。
other-tab-long = 另一个标签页里换成了一份很大的数据。这里的没有变。
other-tab-take = 换成那边的
new-version = 新版本已经准备好。
new-version-take = 换用新版本

## 别的页面给的数据

given-contract-unknown = 这个页面要求的合同“{ $value }”不存在；仍按原来的合同计算。
given-contract-unreachable = 这个页面要求的合同“{ $value }”无法读取；仍按原来的合同计算。
given-contract-unsound = 这个页面给的合同有错误，没有采用；仍按原来的合同计算。
given-figures-shape = 这个页面给的数据格式不对，没有采用（{ $value }）。
given-storage-forbidden = 这个页面不让计算器存储：关闭后这里的数据不能保存，计算不受影响。

## 替换与取回

replaced-figures = 已替换：{ $before } → { $after }
replaced-contract = 合同已切换：{ $before } → { $after }
replaced-statement = 已替换对方的结算单。
replaced-back = 已撤销：{ $before } → { $after }
replaced-back-statement = 已撤销：对方的结算单恢复为替换前的一份。
replaced-of = { $vendors } · { $months }
replaced-under = { $vendors } · { $months }（{ $contract }）
replaced-nothing = 没有数据
replaced-unread = 读不出的数据

## 打不开的数据

aside-unreadable = 上次保存的数据读不出来，没有打开。原样另存了一份，可以导出。
aside-partly = 上次保存的数据有一部分读不出来或无法计算，已略去。原样另存了一份，可以导出。
aside-not-shown = 这份数据无法显示，已退回到之前的状态。数据另存了一份，可以导出。
aside-earlier = 之前有打不开的数据，另存在这个浏览器里。
aside-save = 导出这份数据
aside-forget = 删除
