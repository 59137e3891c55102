<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>The answer is there: {question}</source>
        <translation>答案好了：{question}</translation>
    </message>
    <message>
        <source>Inglenook is still here</source>
        <translation>Inglenook 仍在运行</translation>
    </message>
    <message>
        <source>Click its icon for a quick question, or choose Quit in its menu.</source>
        <translation>点击图标可快速提问，或在其菜单中选择“退出”。</translation>
    </message>
    <message>
        <source>Something went wrong inside Inglenook ({name}).</source>
        <translation>Inglenook 内部出现问题（{name}）。</translation>
    </message>
    <message>
        <source>Your conversations are safe; the log in the data folder has the details.</source>
        <translation>您的对话没有丢失；详情见数据文件夹中的日志。</translation>
    </message>
    <message>
        <source>The assistant stopped unexpectedly.</source>
        <translation>助手意外停止。</translation>
    </message>
    <message>
        <source>It starts again with your next question; your conversations are safe.</source>
        <translation>下次提问时会重新启动；您的对话没有丢失。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({strerror}).</source>
        <translation>无法读取 {name}（{strerror}）。</translation>
    </message>
    <message>
        <source>Check that the file is there.</source>
        <translation>请检查文件是否存在。</translation>
    </message>
    <message>
        <source>{name} is larger than {largest_file} MB.</source>
        <translation>{name} 大于 {largest_file} MB。</translation>
    </message>
    <message>
        <source>Copy the part that matters into your question.</source>
        <translation>请把需要的部分复制到问题中。</translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation>{name} 不是文本文件。</translation>
    </message>
    <message>
        <source>Inglenook reads plain text, code, Markdown, CSV and the like.</source>
        <translation>Inglenook 可读取纯文本、代码、Markdown、CSV 等文件。</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Inglenook cannot be started with the computer ({strerror}).</source>
        <translation>无法让 Inglenook 随电脑启动（{strerror}）。</translation>
    </message>
    <message>
        <source>Add it in your system&apos;s own settings for programs at login.</source>
        <translation>请在系统设置的登录启动项中添加。</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无内容。</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>{model}: nothing was measured.</source>
        <translation>{model}：没有测量结果。</translation>
    </message>
    <message>
        <source>{model} reads {reading} and writes {writing} tokens a second with {tokens} tokens before them.</source>
        <translation>{model} 在已有 {tokens} 个词元时，每秒读取 {reading} 个、写出 {writing} 个词元。</translation>
    </message>
    <message>
        <source>quick run</source>
        <translation>快速测试</translation>
    </message>
    <message>
        <source>full run</source>
        <translation>完整测试</translation>
    </message>
    <message>
        <source>{when}, {kind} of {seconds} s, {machine}.</source>
        <translation>{when}，{kind}，{seconds} 秒，{machine}。</translation>
    </message>
    <message>
        <source>the same answers</source>
        <translation>答案相同</translation>
    </message>
    <message>
        <source>other answers: a defect, please report it</source>
        <translation>答案不同：这是缺陷，请反馈</translation>
    </message>
    <message>
        <source>With drafts: {same}.</source>
        <translation>使用草稿时：{same}。</translation>
    </message>
    <message>
        <source>Not tuned for this machine yet: that happens by itself in idle time, or now.</source>
        <translation>尚未针对本机调优：空闲时会自动进行，也可现在进行。</translation>
    </message>
    <message>
        <source>Tuned for this machine: {changes}. {ratio} times the speed of the defaults.</source>
        <translation>已针对本机调优：{changes}。速度为默认值的 {ratio} 倍。</translation>
    </message>
    <message>
        <source>Tuned for this machine: the defaults are the fastest here.</source>
        <translation>已针对本机调优：默认设置在本机最快。</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>写出</translation>
    </message>
    <message>
        <source>Quick run</source>
        <translation>快速测试</translation>
    </message>
    <message>
        <source>Full run</source>
        <translation>完整测试</translation>
    </message>
    <message>
        <source>Tune this model</source>
        <translation>调优此模型</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Reading by context length</source>
        <translation>不同上下文长度下的读取</translation>
    </message>
    <message>
        <source>Writing by context length</source>
        <translation>不同上下文长度下的写出</translation>
    </message>
    <message>
        <source>The usual question, from plain to tuned</source>
        <translation>常见问题，从基本到调优</translation>
    </message>
    <message>
        <source>What techniques are worth</source>
        <translation>各项技术的收益</translation>
    </message>
    <message>
        <source>Writing over the runs of this model</source>
        <translation>此模型历次测试的写出速度</translation>
    </message>
    <message>
        <source>run {number}</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>How fast this machine answers</source>
        <translation>本机的回答速度</translation>
    </message>
    <message>
        <source>Share of the measuring that is done</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Less than a minute with a small model</source>
        <translation>小模型不到一分钟</translation>
    </message>
    <message>
        <source>More context lengths and more questions: several minutes</source>
        <translation>更多上下文长度和问题：需要几分钟</translation>
    </message>
    <message>
        <source>Find the fastest way of loading this model here; less than a minute with most models</source>
        <translation>找出此模型在本机最快的加载方式；多数模型不到一分钟</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Reading a prompt, by context length</source>
        <translation>读取提示，按上下文长度</translation>
    </message>
    <message>
        <source>Writing an answer, by context length</source>
        <translation>写出答案，按上下文长度</translation>
    </message>
    <message>
        <source>The usual question: 400 tokens read, 250 written</source>
        <translation>常见问题：读取 400 个词元，写出 250 个</translation>
    </message>
    <message>
        <source>Each technique against doing without it (bars end at 10 ×)</source>
        <translation>各项技术与不使用时的对比（条形最多到 10 ×）</translation>
    </message>
    <message>
        <source>Writing, run by run</source>
        <translation>历次写出速度</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Stopped. What was measured is kept.</source>
        <translation>已停止。已测得的结果会保留。</translation>
    </message>
    <message>
        <source>Measured.</source>
        <translation>测量完成。</translation>
    </message>
    <message>
        <source>Tuned. The next answer is loaded this way.</source>
        <translation>已调优。下一次回答将这样加载。</translation>
    </message>
    <message>
        <source>The results are in {path}.</source>
        <translation>结果保存在 {path}。</translation>
    </message>
    <message>
        <source>Nothing has been measured here yet. Start with a quick run.</source>
        <translation>尚无测量结果。请先做一次快速测试。</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>one branch</source>
        <translation>一个分支</translation>
    </message>
    <message numerus="yes">
        <source>{count} branches</source>
        <translation>
            <numerusform>{count} 个分支</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” has {count}. The one in bold is shown.</source>
        <translation>“{title}”有{count}。当前显示的以粗体标出。</translation>
    </message>
    <message>
        <source>Branches of the conversation</source>
        <translation>对话的分支</translation>
    </message>
    <message>
        <source>Show this branch</source>
        <translation>显示此分支</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>答案文本</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制答案</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>编辑答案</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this answer whatever else must go</source>
        <translation>无论删除什么都保留此答案</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>This answer is wrong: never give it again</source>
        <translation>此答案有误：不再使用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation>移除此答案</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Open the conversation it comes from</source>
        <translation>打开答案所在的对话</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>保存答案</translation>
    </message>
    <message>
        <source>Save the answer (Ctrl+Enter)</source>
        <translation>保存答案（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave the answer as it was</source>
        <translation>保留原答案</translation>
    </message>
    <message>
        <source>Leave the answer as it was (Esc)</source>
        <translation>保留原答案（Esc）</translation>
    </message>
    <message>
        <source>{what} ({key} in the list)</source>
        <translation>{what}（在列表中按 {key}）</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Let this answer go again</source>
        <translation>允许删除此答案</translation>
    </message>
    <message>
        <source>Keep this answer whatever else goes</source>
        <translation>无论删除什么都保留此答案</translation>
    </message>
    <message>
        <source>From now on, this text is given.</source>
        <translation>今后将给出此文本。</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>错误答案</translation>
    </message>
    <message>
        <source>Gone for good: it is never given again.</source>
        <translation>已彻底删除：不会再给出。</translation>
    </message>
    <message>
        <source>Remove answer</source>
        <translation>移除答案</translation>
    </message>
    <message>
        <source>The answer is removed.</source>
        <translation>答案已移除。</translation>
    </message>
    <message>
        <source>You have edited this answer.</source>
        <translation>您编辑过此答案。</translation>
    </message>
    <message>
        <source>You have pinned this answer.</source>
        <translation>您固定了此答案。</translation>
    </message>
    <message>
        <source>{why} Remove it all the same?</source>
        <translation>{why} 仍要移除吗？</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Nothing is remembered yet.

When a question that was answered before comes up again, its answer is given at once. What depends on the day, on you or on this machine is not remembered.</source>
        <translation>还没有记住任何答案。

再次问到已回答过的问题时，会立即给出答案。取决于日期、您本人或本机的内容不会被记住。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>搜索问题和答案</translation>
    </message>
    <message>
        <source>Search remembered answers</source>
        <translation>搜索已记住的答案</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Remembered answers</source>
        <translation>已记住的答案</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>找到 {total} 条</translation>
    </message>
    <message>
        <source>No remembered answer has “{query}”.</source>
        <translation>没有已记住的答案包含“{query}”。</translation>
    </message>
    <message>
        <source>Paused: no answer is given again, and no new one is remembered.</source>
        <translation>已暂停：不再给出旧答案，也不记住新答案。</translation>
    </message>
    <message>
        <source>Answered {when} by {model}</source>
        <translation>{when}由 {model} 回答</translation>
    </message>
    <message>
        <source>Answered {when}</source>
        <translation>{when}回答</translation>
    </message>
    <message>
        <source>took {seconds}</source>
        <translation>用时 {seconds}</translation>
    </message>
    <message>
        <source>last {when}</source>
        <translation>上次{when}</translation>
    </message>
    <message>
        <source>pinned: it stays whatever else must go</source>
        <translation>已固定：无论删除什么都会保留</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>由您编辑</translation>
    </message>
    <message>
        <source>Given only after: {questions}</source>
        <translation>仅在以下问题之后给出：{questions}</translation>
    </message>
    <message>
        <source>Given only where the same was said before.</source>
        <translation>仅在前文相同时给出。</translation>
    </message>
    <message>
        <source>{bytes} of {limit_bytes}</source>
        <translation>{bytes} / {limit_bytes}</translation>
    </message>
    <message>
        <source>about {seconds_saved} saved</source>
        <translation>约节省 {seconds_saved}</translation>
    </message>
    <message>
        <source>{pinned} pinned</source>
        <translation>{pinned} 条已固定</translation>
    </message>
    <message>
        <source>Until the encoder is loaded, after the next answer, only questions in the same words match.</source>
        <translation>编码器将在下次回答后加载；在此之前只匹配措辞相同的问题。</translation>
    </message>
    <message>
        <source>{comparable} of {entries} are found in other words too; the rest follow.</source>
        <translation>{entries} 条中有 {comparable} 条换种说法也能找到；其余随后。</translation>
    </message>
    <message>
        <source>You found {right} right and {wrong} wrong.</source>
        <translation>您认为 {right} 条正确，{wrong} 条错误。</translation>
    </message>
    <message>
        <source>given again once</source>
        <translation>再次给出过一次</translation>
    </message>
    <message>
        <source>never given again</source>
        <translation>未再次给出</translation>
    </message>
    <message numerus="yes">
        <source>given again {count} times</source>
        <translation>
            <numerusform>再次给出 {count} 次</numerusform>
        </translation>
    </message>
    <message>
        <source>expires in {duration}</source>
        <translation>{duration}后过期</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message numerus="yes">
        <source>{count} days</source>
        <translation>
            <numerusform>{count} 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} kB</source>
        <translation>{number} kB</translation>
    </message>
    <message numerus="yes">
        <source>{count} bytes</source>
        <translation>
            <numerusform>{count} 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 条答案</translation>
    </message>
    <message numerus="yes">
        <source>{count} answers</source>
        <translation>
            <numerusform>{count} 条答案</numerusform>
        </translation>
    </message>
    <message>
        <source>a day</source>
        <translation>一天</translation>
    </message>
    <message>
        <source>They cannot be brought back.</source>
        <translation>删除后无法恢复。</translation>
    </message>
    <message>
        <source>Pause remembering</source>
        <translation>暂停记忆</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>清除…</translation>
    </message>
    <message>
        <source>Clear remembered answers</source>
        <translation>清除已记住的答案</translation>
    </message>
    <message>
        <source>Older than {words}…</source>
        <translation>早于{words}…</translation>
    </message>
    <message>
        <source>From the same conversation as this answer…</source>
        <translation>与此答案同一对话的…</translation>
    </message>
    <message>
        <source>Everything…</source>
        <translation>全部…</translation>
    </message>
    <message>
        <source>Forget all answers that are older than {words}?</source>
        <translation>忘记所有早于{words}的答案？</translation>
    </message>
    <message>
        <source>Forget all answers from the conversation of this one?</source>
        <translation>忘记此答案所在对话的所有答案？</translation>
    </message>
    <message>
        <source>all answers</source>
        <translation>所有答案</translation>
    </message>
    <message>
        <source>Forget everything: {count}?</source>
        <translation>全部忘记：{count}？</translation>
    </message>
    <message>
        <source>Learn from them</source>
        <translation>从中学习</translation>
    </message>
    <message>
        <source>Learn from your verdicts</source>
        <translation>从您的判断中学习</translation>
    </message>
    <message>
        <source>It learns on this machine; that is kept only if your own questions are judged better afterwards.</source>
        <translation>学习在本机进行；只有之后对您自己的问题判断得更好才会保留。</translation>
    </message>
    <message>
        <source>Stop learning</source>
        <translation>停止学习</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>What was learned, and from what</source>
        <translation>学到了什么，从何学到</translation>
    </message>
    <message>
        <source>Share of the learning that is done</source>
        <translation>学习进度</translation>
    </message>
    <message>
        <source>Undo what was learned</source>
        <translation>撤销所学内容</translation>
    </message>
    <message>
        <source>Forget the pairs of questions…</source>
        <translation>忘记这些问题对…</translation>
    </message>
    <message>
        <source>Forget pairs of questions</source>
        <translation>忘记问题对</translation>
    </message>
    <message>
        <source>Forget the {count} pairs of questions that you have judged?</source>
        <translation>要忘记您判断过的 {count} 个问题对吗？</translation>
    </message>
    <message>
        <source>What was learned from them stays until you undo it.</source>
        <translation>从中学到的内容会保留，直到您撤销。</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>It is as it was before it learned.</source>
        <translation>已恢复到学习之前的状态。</translation>
    </message>
    <message>
        <source>Learning from your verdicts</source>
        <translation>正在从您的判断中学习</translation>
    </message>
    <message>
        <source>You have judged {count} pairs of questions: {fitting} share an answer, {unfitting} do not.</source>
        <translation>您判断过 {count} 个问题对：{fitting} 个共用一个回答，{unfitting} 个不共用。</translation>
    </message>
    <message>
        <source>Learned together with others on {day}.</source>
        <translation>于 {day} 与他人共同学习。</translation>
    </message>
    <message>
        <source>Learned on {day}.</source>
        <translation>于 {day} 学习。</translation>
    </message>
    <message>
        <source>It would not surely judge your questions better, so nothing was changed.</source>
        <translation>无法确定能更好地判断您的问题，因此未作更改。</translation>
    </message>
    <message>
        <source>Learned. Of your own pairs that share an answer, {after} are found now instead of {before}; of the others, {wrong} instead of {wrong_before}.</source>
        <translation>已学习。在您共用回答的问题对中，现在能找到 {after}，此前为 {before}；在其余问题对中为 {wrong}，此前为 {wrong_before}。</translation>
    </message>
    <message>
        <source>Forget answers</source>
        <translation>忘记答案</translation>
    </message>
    <message>
        <source>Resume remembering</source>
        <translation>恢复记忆</translation>
    </message>
    <message>
        <source>{answers} forgotten.</source>
        <translation>已忘记{answers}。</translation>
    </message>
    <message>
        <source>An answer is being written here.</source>
        <translation>这里正在写答案。</translation>
    </message>
    <message>
        <source>Wait for it, or press Esc to stop it.</source>
        <translation>请等待，或按 Esc 停止。</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>将要发送的内容</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>您的问题</translation>
    </message>
    <message>
        <source>You, earlier</source>
        <translation>您先前说的</translation>
    </message>
    <message>
        <source>An earlier answer</source>
        <translation>先前的答案</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>names</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>network address</source>
        <translation>网络地址</translation>
    </message>
    <message>
        <source>network addresses</source>
        <translation>网络地址</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>card numbers</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>bank account</source>
        <translation>银行账户</translation>
    </message>
    <message>
        <source>bank accounts</source>
        <translation>银行账户</translation>
    </message>
    <message>
        <source>social security number</source>
        <translation>社会保障号</translation>
    </message>
    <message>
        <source>social security numbers</source>
        <translation>社会保障号</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>birthdays</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>ID numbers</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>key or password</source>
        <translation>密钥或密码</translation>
    </message>
    <message>
        <source>keys or passwords</source>
        <translation>密钥或密码</translation>
    </message>
    <message>
        <source>word of yours</source>
        <translation>您的自定义词</translation>
    </message>
    <message>
        <source>words of yours</source>
        <translation>您的自定义词</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Say less about it</source>
        <translation>模糊处理</translation>
    </message>
    <message>
        <source>Send it as it is</source>
        <translation>原样发送</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>由您停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>end not known</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>未发送任何内容</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>{things} is hidden</source>
        <translation>{things}将隐藏</translation>
    </message>
    <message>
        <source>{things} are hidden</source>
        <translation>{things}将隐藏</translation>
    </message>
    <message>
        <source>{things} is sent</source>
        <translation>{things}将发送</translation>
    </message>
    <message>
        <source>{things} are sent</source>
        <translation>{things}将发送</translation>
    </message>
    <message>
        <source>Nothing personal was found. Look for yourself: not everything can be found.</source>
        <translation>没有发现个人信息。请您自行检查：不是所有内容都能找到。</translation>
    </message>
    <message>
        <source>Choose a marked part to change that. Not everything can be found, so look for yourself.</source>
        <translation>选择标出的部分可更改。不是所有内容都能找到，请您自行检查。</translation>
    </message>
    <message numerus="yes">
        <source>{count} more</source>
        <translation>
            <numerusform>另外 {count} 项</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>said less precisely</source>
        <translation>已模糊处理</translation>
    </message>
    <message>
        <source>sent as it is</source>
        <translation>原样发送</translation>
    </message>
    <message>
        <source>not known: enter the prices in Settings, under Cloud</source>
        <translation>未知：请在设置的“云端”中填写价格</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>at most {most}; {left} may be spent now</source>
        <translation>最多 {most}；目前可花费 {left}</translation>
    </message>
    <message>
        <source>Only your question</source>
        <translation>仅您的问题</translation>
    </message>
    <message>
        <source>Your question and 1 earlier message</source>
        <translation>您的问题和 1 条先前消息</translation>
    </message>
    <message numerus="yes">
        <source>Your question and {count} earlier messages</source>
        <translation>
            <numerusform>您的问题和 {count} 条先前消息</numerusform>
        </translation>
    </message>
    <message>
        <source>{messages}: {share} of this conversation</source>
        <translation>{messages}：占此对话的 {share}</translation>
    </message>
    <message>
        <source>0 bytes have left this machine in 30 days.</source>
        <translation>30 天内有 0 字节离开本机。</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 次请求</translation>
    </message>
    <message numerus="yes">
        <source>{count} requests</source>
        <translation>
            <numerusform>{count} 次请求</numerusform>
        </translation>
    </message>
    <message>
        <source>{bytes} bytes have left this machine in 30 days, in {requests}.</source>
        <translation>30 天内有 {bytes} 字节离开本机，共 {requests}。</translation>
    </message>
    <message>
        <source>Spent: {spent_day} of {cap_day} in 24 hours, {spent_month} of {cap_month} in 30 days.</source>
        <translation>已花费：24 小时内 {spent_day}（上限 {cap_day}），30 天内 {spent_month}（上限 {cap_month}）。</translation>
    </message>
    <message>
        <source>questions go to the cloud with what is personal hidden, without asking you</source>
        <translation>问题会在隐藏个人信息后直接发到云端，不再询问您</translation>
    </message>
    <message>
        <source>questions go to the cloud as they are, without asking you</source>
        <translation>问题会原样直接发到云端，不再询问您</translation>
    </message>
    <message>
        <source>the cloud is not proposed</source>
        <translation>不建议使用云端</translation>
    </message>
    <message>
        <source>In chat {number}</source>
        <translation>在聊天 {number} 中</translation>
    </message>
    <message>
        <source>In every chat</source>
        <translation>在所有聊天中</translation>
    </message>
    <message>
        <source>{number} B</source>
        <translation>{number} B</translation>
    </message>
    <message>
        <source>{several} and {last}</source>
        <translation>{several}和{last}</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command or the title of a conversation</source>
        <translation>输入命令或对话标题</translation>
    </message>
    <message>
        <source>Command or conversation</source>
        <translation>命令或对话</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation>有什么想问的</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ask me each time</source>
        <translation>每次都询问我</translation>
    </message>
    <message>
        <source>Do the same in this chat</source>
        <translation>在此聊天中同样处理</translation>
    </message>
    <message>
        <source>Do the same in every chat</source>
        <translation>在所有聊天中同样处理</translation>
    </message>
    <message>
        <source>This provider can read and keep what you send.</source>
        <translation>该服务商可以读取并保留您发送的内容。</translation>
    </message>
    <message>
        <source>Ask the cloud?</source>
        <translation>询问云端？</translation>
    </message>
    <message>
        <source>The whole request</source>
        <translation>完整请求</translation>
    </message>
    <message>
        <source>This text would leave your machine. Nothing has been sent yet.</source>
        <translation>此文本将离开您的电脑。目前尚未发送任何内容。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发往</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>留在本机</translation>
    </message>
    <message>
        <source>Show the whole &amp;request</source>
        <translation>显示完整请求(&amp;R)</translation>
    </message>
    <message>
        <source>Only an &amp;outline</source>
        <translation>仅提纲(&amp;O)</translation>
    </message>
    <message>
        <source>The cloud plans the answer, and the model of this machine writes it</source>
        <translation>云端规划答案，由本机模型撰写</translation>
    </message>
    <message>
        <source>Add what it &amp;needs</source>
        <translation>添加所需内容(&amp;N)</translation>
    </message>
    <message>
        <source>Look for the earlier messages that the answer depends on, with this machine&apos;s model; may take a minute</source>
        <translation>用本机模型查找答案所依赖的先前消息；可能需要一分钟</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>持续多久</translation>
    </message>
    <message>
        <source>&amp;Stay local</source>
        <translation>留在本机(&amp;S)</translation>
    </message>
    <message>
        <source>Send as &amp;it is…</source>
        <translation>原样发送(&amp;I)…</translation>
    </message>
    <message>
        <source>Send with parts &amp;hidden</source>
        <translation>隐藏这些部分后发送(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Hide them again</source>
        <translation>重新隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>through {proxy}</source>
        <translation>经由 {proxy}</translation>
    </message>
    <message>
        <source>{model} at {endpoint}{through}</source>
        <translation>{model}，位于 {endpoint}{through}</translation>
    </message>
    <message>
        <source>{outgoing}, {count} bytes with all around it</source>
        <translation>{outgoing}，总共 {count} 字节</translation>
    </message>
    <message>
        <source>A key, password or card number is in this text.</source>
        <translation>此文本中含有密钥、密码或卡号。</translation>
    </message>
    <message>
        <source>Send all of &amp;this</source>
        <translation>全部发送(&amp;T)</translation>
    </message>
    <message>
        <source>Send &amp;this</source>
        <translation>发送(&amp;T)</translation>
    </message>
    <message>
        <source>Looking for what the answer depends on, on this machine…</source>
        <translation>正在本机查找答案所依赖的内容…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新聊天</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Your conversations appear here.</source>
        <translation>您的对话会显示在这里。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Branches…</source>
        <translation>分支…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>导出为 Markdown…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>导出为 JSON…</translation>
    </message>
    <message>
        <source>Forget its remembered answers…</source>
        <translation>忘记其中已记住的答案…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>固定到顶部</translation>
    </message>
    <message>
        <source>No longer pin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移动到文件夹</translation>
    </message>
    <message>
        <source>Folder; empty for none:</source>
        <translation>文件夹；留空表示无：</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Rename folder…</source>
        <translation>重命名文件夹…</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>重命名文件夹</translation>
    </message>
    <message>
        <source>Remove folder, keep its chats</source>
        <translation>移除文件夹，保留聊天</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>文件夹名称：</translation>
    </message>
    <message>
        <source>Forget its remembered answers too; pinned ones stay</source>
        <translation>同时忘记其中已记住的答案；固定的会保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>删除“{title}”？</translation>
    </message>
    <message>
        <source>Its messages cannot be brought back.</source>
        <translation>其中的消息无法恢复。</translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>删除对话</translation>
    </message>
    <message>
        <source>Forget the remembered answers of “{title}”?</source>
        <translation>忘记“{title}”中已记住的答案？</translation>
    </message>
    <message>
        <source>The conversation stays, and so do pinned answers. The others are not given again.</source>
        <translation>对话和固定的答案会保留，其他答案不再给出。</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”.</source>
        <translation>没有找到“{query}”。</translation>
    </message>
    <message>
        <source>1 remembered answer is forgotten.</source>
        <translation>已忘记 1 条答案。</translation>
    </message>
    <message numerus="yes">
        <source>{count} remembered answers are forgotten.</source>
        <translation>
            <numerusform>已忘记 {count} 条答案。</numerusform>
        </translation>
    </message>
    <message>
        <source>Private, until you quit</source>
        <translation>私密，退出前有效</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Other chats</source>
        <translation>其他聊天</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>1 个聊天</translation>
    </message>
    <message numerus="yes">
        <source>{count} chats</source>
        <translation>
            <numerusform>{count} 个聊天</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Folder {label}, {chats}, {state}</source>
        <translation>文件夹 {label}，{chats}，{state}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Never mention the cloud</source>
        <translation>不提云端</translation>
    </message>
    <message>
        <source>Propose it where it may help</source>
        <translation>可能有帮助时建议</translation>
    </message>
    <message>
        <source>Ask it without a question, where I have agreed to that</source>
        <translation>在我已同意时直接询问</translation>
    </message>
    <message>
        <source>When to ask the cloud</source>
        <translation>何时询问云端</translation>
    </message>
    <message>
        <source>In this conversation</source>
        <translation>在此对话中</translation>
    </message>
    <message>
        <source>In new conversations</source>
        <translation>在新对话中</translation>
    </message>
    <message>
        <source>The local answer may stand where the cloud&apos;s would have been better</source>
        <translation>云端答案更好时，仍可保留本机答案</translation>
    </message>
    <message>
        <source>How often, of all your questions? 9 in 10 people get at least what it says.</source>
        <translation>在您的所有问题中占多少？十人中有九人至少能达到此水平。</translation>
    </message>
    <message>
        <source>{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed</source>
        <translation>{label}，每 100 个最多 {tolerated} 个：约 {share} 个问题会建议用云端</translation>
    </message>
    <message>
        <source>{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed, about {cost} a month</source>
        <translation>{label}，每 100 个最多 {tolerated} 个：约 {share} 个会建议用云端，每月约 {cost}</translation>
    </message>
    <message>
        <source>This rests on {verdicts} verdicts of yours</source>
        <translation>依据您的 {verdicts} 次评价</translation>
    </message>
    <message>
        <source>Until there are 300 verdicts of yours, this rests on public word problems; with other questions the cloud is proposed less often</source>
        <translation>在您给出 300 次评价之前，依据公开的应用题；其他问题较少建议用云端</translation>
    </message>
    <message>
        <source>{rests}, and on {questions_a_month} questions a month.</source>
        <translation>{rests}，以及每月 {questions_a_month} 个问题。</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>发送问题</translation>
    </message>
    <message>
        <source>Start a new line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>重命名对话</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>删除对话</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Inglenook</source>
        <translation>关于 Inglenook</translation>
    </message>
    <message>
        <source>Inglenook {version}</source>
        <translation>Inglenook {version}</translation>
    </message>
    <message>
        <source>A desktop assistant that answers on your own machine. Nothing you write leaves it unless you send it to the cloud yourself.

Licensed under Apache 2.0.</source>
        <translation>在您自己的电脑上回答问题的桌面助手。除非您亲自发送到云端，您写的内容不会离开本机。

采用 Apache 2.0 许可。</translation>
    </message>
    <message>
        <source>The library for keys is not installed.</source>
        <translation>未安装按键所需的库。</translation>
    </message>
    <message>
        <source>Install Inglenook again.</source>
        <translation>请重新安装 Inglenook。</translation>
    </message>
    <message>
        <source>“{text}” is no key combination that Inglenook knows.</source>
        <translation>Inglenook 不认识按键组合“{text}”。</translation>
    </message>
    <message>
        <source>Choose one such as Ctrl+Alt+Space in Settings.</source>
        <translation>请在设置中选择一个，例如 Ctrl+Alt+Space。</translation>
    </message>
    <message>
        <source>“{text}” would take a key that every program needs.</source>
        <translation>“{text}”会占用所有程序都需要的按键。</translation>
    </message>
    <message>
        <source>Add Ctrl, Alt or Meta to it in Settings.</source>
        <translation>请在设置中加上 Ctrl、Alt 或 Meta。</translation>
    </message>
    <message>
        <source>This desktop offers no key for the quick prompt.</source>
        <translation>此桌面环境不为快速提问提供快捷键。</translation>
    </message>
    <message>
        <source>Bind `inglenook --quick` to a key in the desktop&apos;s own settings.</source>
        <translation>请在桌面设置中为 `inglenook --quick` 绑定按键。</translation>
    </message>
    <message>
        <source>The desktop gives Inglenook no key.</source>
        <translation>桌面没有给 Inglenook 分配快捷键。</translation>
    </message>
    <message>
        <source>Open the quick prompt</source>
        <translation>打开快速提问</translation>
    </message>
    <message>
        <source>You or the desktop refused the key for the quick prompt.</source>
        <translation>您或桌面拒绝了快速提问的快捷键。</translation>
    </message>
    <message>
        <source>{sentence} Bind `inglenook --quick` to a key in the desktop&apos;s own settings.</source>
        <translation>{sentence}请在桌面设置中为 `inglenook --quick` 绑定按键。</translation>
    </message>
    <message>
        <source>The connection to the desktop is lost.</source>
        <translation>与桌面的连接已断开。</translation>
    </message>
    <message>
        <source>The display takes no key for the quick prompt.</source>
        <translation>显示服务器不接受快速提问的快捷键。</translation>
    </message>
    <message>
        <source>Start Inglenook again.</source>
        <translation>请重新启动 Inglenook。</translation>
    </message>
    <message>
        <source>This keyboard has no key for {text}.</source>
        <translation>此键盘没有 {text} 对应的按键。</translation>
    </message>
    <message>
        <source>Choose another one in Settings.</source>
        <translation>请在设置中另选一个。</translation>
    </message>
    <message>
        <source>{text} is taken by another program.</source>
        <translation>{text} 已被其他程序占用。</translation>
    </message>
    <message>
        <source>Choose another key in Settings.</source>
        <translation>请在设置中另选按键。</translation>
    </message>
    <message>
        <source>The key for the quick prompt is gone with the display.</source>
        <translation>显示断开，快速提问的快捷键也随之失效。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Another encoder…</source>
        <translation>其他编码器…</translation>
    </message>
    <message>
        <source>Let another encoder compare questions</source>
        <translation>让其他编码器比较问题</translation>
    </message>
    <message>
        <source>It is tried first on questions that come with Inglenook; you hear how the cache would do with it.</source>
        <translation>会先用 Inglenook 自带的问题试用，并告诉您缓存用它的效果。</translation>
    </message>
    <message>
        <source>Stop trying the encoder</source>
        <translation>停止试用编码器</translation>
    </message>
    <message>
        <source>Share of the trial that is done</source>
        <translation>试用完成的比例</translation>
    </message>
    <message>
        <source>A folder of sentence-transformers…</source>
        <translation>sentence-transformers 文件夹…</translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation>GGUF 文件…</translation>
    </message>
    <message>
        <source>One of the model hub…</source>
        <translation>模型库中的一个…</translation>
    </message>
    <message>
        <source>The one that comes with Inglenook</source>
        <translation>Inglenook 自带的编码器</translation>
    </message>
    <message>
        <source>Folder of an encoder</source>
        <translation>编码器的文件夹</translation>
    </message>
    <message>
        <source>GGUF file of an encoder</source>
        <translation>编码器的 GGUF 文件</translation>
    </message>
    <message>
        <source>Encoder of the model hub</source>
        <translation>模型库中的编码器</translation>
    </message>
    <message>
        <source>Its name, such as BAAI/bge-small-en-v1.5:</source>
        <translation>名称，例如 BAAI/bge-small-en-v1.5：</translation>
    </message>
    <message>
        <source>{name} compares questions from now on; those that are remembered are read anew.</source>
        <translation>从现在起由 {name} 比较问题；已记住的问题会重新读取。</translation>
    </message>
    <message>
        <source>Another encoder</source>
        <translation>其他编码器</translation>
    </message>
    <message>
        <source>The cache does worse with {name}. Take it all the same?</source>
        <translation>缓存用 {name} 效果更差。仍要使用吗？</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Trying the encoder</source>
        <translation>正在试用编码器</translation>
    </message>
    <message>
        <source>Questions are compared by {name}, which comes with Inglenook.</source>
        <translation>问题由 Inglenook 自带的 {name} 比较。</translation>
    </message>
    <message>
        <source>Questions are compared by {name}, which you have chosen; it takes {size} of memory.</source>
        <translation>问题由您选择的 {name} 比较；它占用 {size} 内存。</translation>
    </message>
    <message>
        <source>Of pairs of questions that share an answer, {after} are found with {name} and {before} with the encoder of Inglenook; of the others, {wrong} and {wrong_before}.</source>
        <translation>在答案相同的问题对中，用 {name} 能找到 {after}，用 Inglenook 的编码器能找到 {before}；其余的分别为 {wrong} 和 {wrong_before}。</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>What left this machine</source>
        <translation>离开本机的内容</translation>
    </message>
    <message>
        <source>Search what was sent</source>
        <translation>搜索已发送的内容</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>请求，最新的在前</translation>
    </message>
    <message>
        <source>What was sent, character for character</source>
        <translation>已发送的内容，逐字显示</translation>
    </message>
    <message>
        <source>Choose a request to read what was sent, character for character.</source>
        <translation>选择一个请求，可逐字查看发送的内容。</translation>
    </message>
    <message>
        <source>{model} at {endpoint}</source>
        <translation>{model}，位于 {endpoint}</translation>
    </message>
    <message>
        <source>Ask me again</source>
        <translation>再次询问我</translation>
    </message>
    <message>
        <source>Ask me again. {text}</source>
        <translation>再次询问我。{text}</translation>
    </message>
    <message>
        <source>{at}  {model} at {endpoint}{through}</source>
        <translation>{at}  {model}，位于 {endpoint}{through}</translation>
    </message>
    <message>
        <source>{bytes_out} bytes out, {bytes_in} bytes back; {prompt_tokens} tokens read, {completion_tokens} written; hidden: {item}</source>
        <translation>发出 {bytes_out} 字节，收到 {bytes_in} 字节；读取 {prompt_tokens} 个词元，写出 {completion_tokens} 个；隐藏：{item}</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>导出记录</translation>
    </message>
    <message>
        <source>The ledger is saved as {path}.</source>
        <translation>记录已保存为 {path}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>1 conversation was added.</source>
        <translation>已添加 1 个对话。</translation>
    </message>
    <message numerus="yes">
        <source>{count} conversations were added.</source>
        <translation>
            <numerusform>已添加 {count} 个对话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>新聊天(&amp;N)</translation>
    </message>
    <message>
        <source>New &amp;private chat</source>
        <translation>新私密聊天(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>打开模型(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Back to the starter model</source>
        <translation>返回入门模型(&amp;B)</translation>
    </message>
    <message>
        <source>Export as &amp;Markdown…</source>
        <translation>导出为 Markdown(&amp;M)…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>导出为 JSON(&amp;J)…</translation>
    </message>
    <message>
        <source>&amp;Import conversations…</source>
        <translation>导入对话(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Inglenook</source>
        <translation>关于 Inglenook(&amp;A)</translation>
    </message>
    <message>
        <source>Copy the latest answer</source>
        <translation>复制最新答案</translation>
    </message>
    <message>
        <source>&amp;Find in conversations</source>
        <translation>在对话中查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>聊天(&amp;C)</translation>
    </message>
    <message>
        <source>Mo&amp;dels</source>
        <translation>模型(&amp;D)</translation>
    </message>
    <message>
        <source>M&amp;emory</source>
        <translation>内存(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Remembered answers</source>
        <translation>已记住的答案(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;What left this machine</source>
        <translation>离开本机的内容(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Bench</source>
        <translation>性能(&amp;B)</translation>
    </message>
    <message>
        <source>When to ask the c&amp;loud…</source>
        <translation>何时询问云端(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>侧边栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常文字(&amp;N)</translation>
    </message>
    <message>
        <source>Edit &amp;personas…</source>
        <translation>编辑角色(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Branches of this chat…</source>
        <translation>此聊天的分支(&amp;B)…</translation>
    </message>
    <message>
        <source>Move this chat to a f&amp;older…</source>
        <translation>将此聊天移到文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Type a &amp;question</source>
        <translation>输入问题(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Previous conversation</source>
        <translation>上一个对话(&amp;P)</translation>
    </message>
    <message>
        <source>Ne&amp;xt conversation</source>
        <translation>下一个对话(&amp;X)</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF 模型 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Exported conversations (*.zip *.json *.chat);;All files (*)</source>
        <translation>导出的对话 (*.zip *.json *.chat);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>The latest answer is on the clipboard.</source>
        <translation>最新答案已复制到剪贴板。</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>The conversation is saved as {path}.</source>
        <translation>对话已保存为 {path}。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Apply this memory budget</source>
        <translation>应用此内存预算</translation>
    </message>
    <message>
        <source>Back to the budget in use</source>
        <translation>恢复当前预算</translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation>内存预算</translation>
    </message>
    <message>
        <source>Memory budget in gigabytes</source>
        <translation>内存预算（GB）</translation>
    </message>
    <message>
        <source>As much as is free, less a fifth for everything else.</source>
        <translation>使用空闲内存，留出五分之一给其他程序。</translation>
    </message>
    <message>
        <source>Use at most</source>
        <translation>最多使用</translation>
    </message>
    <message>
        <source>{used} of a budget of {budget}</source>
        <translation>已用 {used}，预算 {budget}</translation>
    </message>
    <message>
        <source>In use now: {memory}.</source>
        <translation>当前使用：{memory}。</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Budget {budget}</source>
        <translation>预算 {budget}</translation>
    </message>
    <message>
        <source>the processor is what limits it</source>
        <translation>瓶颈是处理器</translation>
    </message>
    <message>
        <source>the speed of memory is what limits it: every word needs all active weights once</source>
        <translation>瓶颈是内存速度：每个词都要读一遍所有激活的权重</translation>
    </message>
    <message>
        <source>the disk is what limits it: a part of the weights is read from it for every word</source>
        <translation>瓶颈是磁盘：每个词都要从中读取部分权重</translation>
    </message>
    <message>
        <source>the connection to the other machine is what limits it</source>
        <translation>瓶颈是与另一台电脑的连接</translation>
    </message>
    <message>
        <source>{model}: about {tokens_per_second} tokens/s; {limits}. After a prompt of {prompt_tokens} tokens the first word comes in about {seconds_to_first_token}.</source>
        <translation>{model}：约 {tokens_per_second} 词元/秒；{limits}。提示为 {prompt_tokens} 个词元时，约 {seconds_to_first_token}后出现第一个词。</translation>
    </message>
    <message>
        <source>The context holds {context_length} tokens, kept as {kv_type}.</source>
        <translation>上下文可容纳 {context_length} 个词元，以 {kv_type} 保存。</translation>
    </message>
    <message>
        <source>Nothing had to be given up. {why} {kept}</source>
        <translation>无需舍弃任何功能。{why} {kept}</translation>
    </message>
    <message>
        <source>To stay within the budget: {step}. {why} {kept}</source>
        <translation>为不超出预算：{step}。{why} {kept}</translation>
    </message>
    <message>
        <source>{used} of {whole}</source>
        <translation>{used} / {whole}</translation>
    </message>
    <message>
        <source>read at {number} GB/s</source>
        <translation>读取速度 {number} GB/s</translation>
    </message>
    <message>
        <source>In use now: {held}. {free_bytes} of memory are free.</source>
        <translation>当前使用：{held}。空闲内存 {free_bytes}。</translation>
    </message>
    <message>
        <source>Looking. The first time this machine is measured, for about three seconds…</source>
        <translation>正在查看。首次会测量本机，约三秒…</translation>
    </message>
    <message>
        <source>Let the model leave memory; the next question loads it again</source>
        <translation>让模型释放内存；下次提问时会重新加载</translation>
    </message>
    <message>
        <source>Where every byte goes</source>
        <translation>每个字节的去向</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>正在规划…</translation>
    </message>
    <message>
        <source>The memory budget is in use from now on.</source>
        <translation>内存预算现已生效。</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>还没有规划。</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>, kept with 8 bits</source>
        <translation>，以 8 位保存</translation>
    </message>
    <message>
        <source>, kept with 4 bits</source>
        <translation>，以 4 位保存</translation>
    </message>
    <message>
        <source>16 bits, exact</source>
        <translation>16 位，精确</translation>
    </message>
    <message>
        <source>8 bits, half the memory</source>
        <translation>8 位，一半内存</translation>
    </message>
    <message>
        <source>4 bits, a quarter</source>
        <translation>4 位，四分之一</translation>
    </message>
    <message>
        <source>Models for this machine</source>
        <translation>适合本机的模型</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>Judge all models again</source>
        <translation>重新评估所有模型</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Measure this machine again</source>
        <translation>重新测量这台电脑</translation>
    </message>
    <message>
        <source>Measures memory, disk and processor; takes about five seconds.</source>
        <translation>测量内存、磁盘和处理器，大约需要五秒。</translation>
    </message>
    <message>
        <source>Filter: a name, a licence, code, multilingual…</source>
        <translation>筛选：名称、许可、代码、多语言…</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>筛选模型</translation>
    </message>
    <message>
        <source>Context to judge with</source>
        <translation>评估用的上下文</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>与设置相同</translation>
    </message>
    <message numerus="yes">
        <source>{count} tokens</source>
        <translation>
            <numerusform>{count} 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Each model&apos;s own</source>
        <translation>各模型自身的长度</translation>
    </message>
    <message>
        <source>Precision of the context&apos;s memory</source>
        <translation>上下文记忆的精度</translation>
    </message>
    <message>
        <source>How exactly the model keeps what it has read of a conversation (its KV cache).</source>
        <translation>模型保存已读对话的精确程度（KV 缓存）。</translation>
    </message>
    <message>
        <source>Use this context</source>
        <translation>使用此上下文</translation>
    </message>
    <message>
        <source>Use this context for all chats</source>
        <translation>在所有聊天中使用此上下文</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>kept with</source>
        <translation>保存精度</translation>
    </message>
    <message>
        <source>Measuring this machine. The first time takes about five seconds…</source>
        <translation>正在测量这台电脑。第一次大约需要五秒…</translation>
    </message>
    <message>
        <source>Measuring this machine…</source>
        <translation>正在测量这台电脑…</translation>
    </message>
    <message>
        <source>As in Settings ({usual_context_length})</source>
        <translation>与设置相同（{usual_context_length}）</translation>
    </message>
    <message>
        <source>{context_length} tokens of</source>
        <translation>{context_length} 个词元的</translation>
    </message>
    <message>
        <source>each model&apos;s own</source>
        <translation>各模型自身长度的</translation>
    </message>
    <message>
        <source>{free_bytes} are free for a model. Memory and speed are for {context} context{bits}.</source>
        <translation>可供模型使用 {free_bytes}。内存和速度按{context}上下文{bits}计算。</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>None of these models fits into the memory that is free now.</source>
        <translation>这些模型都放不进当前空闲的内存。</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>Chats have a context of {length} from now on.</source>
        <translation>今后聊天的上下文为{length}。</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} 个词元</translation>
    </message>
    <message>
        <source>each model&apos;s own length</source>
        <translation>各模型自身的长度</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>What else would change:</source>
        <translation>其他变化：</translation>
    </message>
    <message>
        <source>Search the hub: a name, a maker…</source>
        <translation>搜索模型库：名称、作者…</translation>
    </message>
    <message>
        <source>Search the hub</source>
        <translation>搜索模型库</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>访问令牌…</translation>
    </message>
    <message>
        <source>Give an access token for gated models</source>
        <translation>为受限模型提供访问令牌</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>返回搜索结果</translation>
    </message>
    <message>
        <source>Nothing is sent before you search; then only the words you type.</source>
        <translation>搜索前不发送任何内容；搜索时只发送您输入的词。</translation>
    </message>
    <message>
        <source>On the hub</source>
        <translation>在模型库中</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Reading what is there…</source>
        <translation>正在读取内容…</translation>
    </message>
    <message numerus="yes">
        <source>{count} repositories, those with the most downloads first.</source>
        <translation>
            <numerusform>{count} 个仓库，下载最多的在前。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer words.</source>
        <translation>没有找到。请减少搜索词。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts</source>
        <translation>
            <numerusform>{count} 个部分</numerusform>
        </translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Gated models need a token of your account on the hub.
It is kept in your system&apos;s keyring; leave the field empty to remove it.</source>
        <translation>受限模型需要您在模型库的账户令牌。
令牌保存在系统密钥环中；留空即可移除。</translation>
    </message>
    <message>
        <source>The token is kept in the keyring.</source>
        <translation>令牌已保存到密钥环。</translation>
    </message>
    <message>
        <source>The token is removed.</source>
        <translation>令牌已移除。</translation>
    </message>
    <message>
        <source>Checking {}</source>
        <translation>正在检查 {}</translation>
    </message>
    <message>
        <source>Smaller copy of {}</source>
        <translation>{} 的精简副本</translation>
    </message>
    <message>
        <source>It is intact: its checksum is the published one.</source>
        <translation>文件完好：校验和与发布的一致。</translation>
    </message>
    <message>
        <source>It is damaged: its checksum is wrong. Remove it and get it again.</source>
        <translation>文件已损坏：校验和不符。请移除后重新获取。</translation>
    </message>
    <message>
        <source>No checksum of it was known; this one is kept, to compare with the next time.</source>
        <translation>此前没有已知校验和；已保存本次结果供下次比较。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Paused; {done} of {total} are here.</source>
        <translation>已暂停；已有 {done} / {total}。</translation>
    </message>
    <message>
        <source>Paused; {done} are here.</source>
        <translation>已暂停；已有 {done}。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Share of {name} that is done</source>
        <translation>{name} 的进度</translation>
    </message>
    <message>
        <source>Discard what has arrived of “{name}”?</source>
        <translation>放弃已下载的“{name}”？</translation>
    </message>
    <message>
        <source>{done} are deleted. A later download starts from the beginning.</source>
        <translation>将删除 {done}。以后下载需从头开始。</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>放弃下载</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>{name} is discarded; {freed} are free again.</source>
        <translation>已放弃 {name}；释放了 {freed}。</translation>
    </message>
    <message>
        <source>{name} is ready: {size}, checksum right.</source>
        <translation>{name} 已就绪：{size}，校验和正确。</translation>
    </message>
    <message>
        <source>step {done} of {total}</source>
        <translation>第 {done} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Downloads, checks and copies</source>
        <translation>下载、检查和副本</translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation>本机上的模型</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Find in other programs</source>
        <translation>在其他程序中查找</translation>
    </message>
    <message>
        <source>There is no model yet. Get one, or import a file that is here already.</source>
        <translation>还没有模型。请获取一个，或导入已有文件。</translation>
    </message>
    <message>
        <source>Its file is not where it was; import it again, or remove it here.</source>
        <translation>文件已不在原处；请重新导入，或在此移除。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Verify the file</source>
        <translation>校验文件</translation>
    </message>
    <message>
        <source>Make a smaller copy…</source>
        <translation>制作精简副本…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Import a folder of models</source>
        <translation>导入模型文件夹</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>请选择其他文件或文件夹。</translation>
    </message>
    <message>
        <source>LM Studio, Ollama and the Hugging Face cache</source>
        <translation>LM Studio、Ollama 和 Hugging Face 缓存</translation>
    </message>
    <message>
        <source>No models were found in {place}.</source>
        <translation>在 {place} 中没有找到模型。</translation>
    </message>
    <message>
        <source>Import a folder that has some.</source>
        <translation>请导入含有模型的文件夹。</translation>
    </message>
    <message>
        <source>Its file is deleted, which frees {size}. You can get it again.</source>
        <translation>将删除文件，释放 {size}。以后可重新获取。</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>删除“{name}”？</translation>
    </message>
    <message>
        <source>{name} is deleted; {freed} are free again.</source>
        <translation>已删除 {name}；释放了 {freed}。</translation>
    </message>
    <message>
        <source>{name} is off the list; its file stays where it is.</source>
        <translation>{name} 已从列表移除；文件保留在原处。</translation>
    </message>
    <message>
        <source>One model is on the list now.</source>
        <translation>列表中新增一个模型。</translation>
    </message>
    <message numerus="yes">
        <source>{count} models are on the list now.</source>
        <translation>
            <numerusform>列表中新增 {count} 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>A file was refused: {why}</source>
        <translation>一个文件被拒绝：{why}</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>可运行</translation>
    </message>
    <message>
        <source>Fits from disk</source>
        <translation>可从磁盘运行</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>太大</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More for {title}</source>
        <translation>{title} 的更多操作</translation>
    </message>
    <message>
        <source>About {title}: {text}</source>
        <translation>关于 {title}：{text}</translation>
    </message>
    <message>
        <source>Make a smaller copy</source>
        <translation>制作精简副本</translation>
    </message>
    <message>
        <source>Inglenook&apos;s own sample of prose, questions and code</source>
        <translation>Inglenook 自带的文章、问题和代码样本</translation>
    </message>
    <message>
        <source>Size of the copy in megabytes</source>
        <translation>副本大小（MB）</translation>
    </message>
    <message>
        <source>Choose a text…</source>
        <translation>选择文本…</translation>
    </message>
    <message>
        <source>Choose a text to measure with</source>
        <translation>选择用于测量的文本</translation>
    </message>
    <message>
        <source>Measured with</source>
        <translation>测量依据</translation>
    </message>
    <message>
        <source>{name} has {size}. Inglenook measures which parts matter most and keeps those in more detail. The smaller the copy, the more often it is wrong. This takes minutes, for large models hours, and can be stopped; the original stays.</source>
        <translation>{name} 大小为 {size}。Inglenook 会测出最重要的部分并以更高精度保留。副本越小，出错越多。需要几分钟，大模型需数小时，可随时停止；原文件会保留。</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>制作副本</translation>
    </message>
    <message>
        <source>{megabytes} of the original</source>
        <translation>原文件的 {megabytes}</translation>
    </message>
    <message>
        <source>Text of the kind you will use the model for</source>
        <translation>与您用途相近的文本</translation>
    </message>
    <message>
        <source>Text (*.txt *.md);;All files (*)</source>
        <translation>文本 (*.txt *.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>comes with Inglenook</source>
        <translation>Inglenook 自带</translation>
    </message>
    <message>
        <source>downloaded by Inglenook</source>
        <translation>由 Inglenook 下载</translation>
    </message>
    <message>
        <source>in a folder of yours</source>
        <translation>在您的文件夹中</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>来自 {source}</translation>
    </message>
    <message>
        <source>{tokens_per_second} tokens/s</source>
        <translation>{tokens_per_second} 词元/秒</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>{downloads} downloads in the last month</source>
        <translation>上月下载 {downloads} 次</translation>
    </message>
    <message>
        <source>gated</source>
        <translation>受限</translation>
    </message>
    <message>
        <source>{count}B parameters</source>
        <translation>{count}B 参数</translation>
    </message>
    <message>
        <source>{count}M parameters</source>
        <translation>{count}M 参数</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>从未使用</translation>
    </message>
    <message>
        <source>last used today</source>
        <translation>今天用过</translation>
    </message>
    <message>
        <source>last used yesterday</source>
        <translation>昨天用过</translation>
    </message>
    <message>
        <source>last used {date}</source>
        <translation>上次使用 {date}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>a mixture made for this model</source>
        <translation>为此模型定制的混合量化</translation>
    </message>
    <message>
        <source>the plain quantization, which was closest</source>
        <translation>最接近的普通量化</translation>
    </message>
    <message>
        <source>{name} is ready: {size}, {way}. In {same_top} of places it finds the same next word likeliest as the original.</source>
        <translation>{name} 已就绪：{size}，{way}。在 {same_top} 的位置上，它选出的最可能的下一个词与原模型相同。</translation>
    </message>
    <message>
        <source>This machine was measured on {when}.</source>
        <translation>这台电脑于 {when} 测量。</translation>
    </message>
    <message>
        <source>This machine was measured on {when} while other programs took {busy} of its cores, so that speeds may be higher than is said here. Close them and measure again.</source>
        <translation>这台电脑于 {when} 测量，当时其他程序占用了 {busy} 的核心，因此实际速度可能高于此处所示。请关闭它们后重新测量。</translation>
    </message>
    <message>
        <source>{number} MB/s</source>
        <translation>{number} MB/s</translation>
    </message>
    <message>
        <source>{number} kB/s</source>
        <translation>{number} kB/s</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>剩余 {seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>剩余 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>剩余 {hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>本机已有</translation>
    </message>
    <message>
        <source>For this machine</source>
        <translation>适合本机</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>正在加载 {name}…</translation>
    </message>
    <message>
        <source>Which models</source>
        <translation>哪些模型</translation>
    </message>
    <message>
        <source>{name} answers from now on.</source>
        <translation>今后由 {name} 回答。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Waiting for another answer to finish.</source>
        <translation>正在等待另一个答案完成。</translation>
    </message>
    <message>
        <source>The oldest message was not read: the model sees {length} tokens at once.</source>
        <translation>最早的一条消息未被读取：模型一次可看 {length} 个词元。</translation>
    </message>
    <message numerus="yes">
        <source>The oldest {count} messages were not read: the model sees {length} tokens at once.</source>
        <translation>
            <numerusform>最早的 {count} 条消息未被读取：模型一次可看 {length} 个词元。</numerusform>
        </translation>
    </message>
    <message>
        <source>A longer context can be chosen in Settings.</source>
        <translation>可在设置中选择更长的上下文。</translation>
    </message>
    <message>
        <source>Asking {model} at {endpoint}.</source>
        <translation>正在询问 {endpoint} 的 {model}。</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Persona: {name}</source>
        <translation>角色：{name}</translation>
    </message>
    <message>
        <source>Whose instructions the model follows in this chat</source>
        <translation>模型在此聊天中遵循谁的指示</translation>
    </message>
    <message>
        <source>The instructions in the settings</source>
        <translation>设置中的指示</translation>
    </message>
    <message>
        <source>Edit personas…</source>
        <translation>编辑角色…</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>What the model should be and do, in plain words</source>
        <translation>用简单的话说明模型应是什么、做什么</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Instructions</source>
        <translation>指示(&amp;I)</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>Private chat</source>
        <translation>私密聊天</translation>
    </message>
    <message>
        <source>It is never written to the disk, and gone when you quit. Answers are neither remembered nor reused.</source>
        <translation>从不写入磁盘，退出即消失。答案既不记住也不重用。</translation>
    </message>
    <message>
        <source>{chosen} (Ctrl+Shift+N for a new one)</source>
        <translation>{chosen}（按 Ctrl+Shift+N 新建）</translation>
    </message>
    <message>
        <source>Quick prompt</source>
        <translation>快速提问</translation>
    </message>
    <message>
        <source>State of the model</source>
        <translation>模型状态</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <translation>在主窗口中打开</translation>
    </message>
    <message>
        <source>Replace the selected text</source>
        <translation>替换选中的文本</translation>
    </message>
    <message>
        <source>Put the answer in place of the selected text</source>
        <translation>用答案替换选中的文本</translation>
    </message>
    <message>
        <source>Selected text</source>
        <translation>选中的文本</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Use the clipboard</source>
        <translation>使用剪贴板</translation>
    </message>
    <message>
        <source>Use the clipboard&apos;s text</source>
        <translation>使用剪贴板中的文本</translation>
    </message>
    <message>
        <source>Ask about it</source>
        <translation>就此提问</translation>
    </message>
    <message>
        <source>Ask about this text</source>
        <translation>就此文本提问</translation>
    </message>
    <message>
        <source>The server is off. Turn it on above and press Apply.</source>
        <translation>服务器已关闭。请在上方开启并按“应用”。</translation>
    </message>
    <message>
        <source>There is no keyring, so this token is new each time Inglenook starts.</source>
        <translation>没有密钥环，因此每次启动 Inglenook 令牌都会改变。</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>复制令牌</translation>
    </message>
    <message>
        <source>New token…</source>
        <translation>新令牌…</translation>
    </message>
    <message>
        <source>Name of a program, such as editor</source>
        <translation>程序名称，例如 editor</translation>
    </message>
    <message>
        <source>Name of a program</source>
        <translation>程序名称</translation>
    </message>
    <message>
        <source>Copy its own token</source>
        <translation>复制其专用令牌</translation>
    </message>
    <message>
        <source>It runs at {address}</source>
        <translation>运行于 {address}</translation>
    </message>
    <message>
        <source>The address is on the clipboard.</source>
        <translation>地址已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The token is on the clipboard.</source>
        <translation>令牌已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Write the program&apos;s name first.</source>
        <translation>请先填写程序名称。</translation>
    </message>
    <message>
        <source>A token for {name} is on the clipboard.</source>
        <translation>{name} 的令牌已复制到剪贴板。</translation>
    </message>
    <message>
        <source>All tokens that programs have now stop working, their own ones too.</source>
        <translation>程序现有的所有令牌都会失效，包括专用令牌。</translation>
    </message>
    <message>
        <source>Make a new token</source>
        <translation>生成新令牌</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>新令牌</translation>
    </message>
    <message>
        <source>Make a new token?</source>
        <translation>生成新令牌？</translation>
    </message>
    <message>
        <source>A new token is on the clipboard; the old ones stop working.</source>
        <translation>新令牌已复制到剪贴板；旧令牌失效。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>设置分组</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Cloud key</source>
        <translation>云端密钥</translation>
    </message>
    <message>
        <source>Remove the stored key</source>
        <translation>移除已保存的密钥</translation>
    </message>
    <message>
        <source>Endpoint of the key</source>
        <translation>密钥所属的端点</translation>
    </message>
    <message>
        <source>A key is stored</source>
        <translation>已保存密钥</translation>
    </message>
    <message>
        <source>Type a new key to replace it.</source>
        <translation>输入新密钥即可替换。</translation>
    </message>
    <message>
        <source>It is kept in your system&apos;s keyring.</source>
        <translation>保存在系统密钥环中。</translation>
    </message>
    <message>
        <source>Asleep; the next question wakes it</source>
        <translation>休眠中；下次提问时唤醒</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>The model is not working</source>
        <translation>模型无法工作</translation>
    </message>
    <message>
        <source>with less memory</source>
        <translation>使用较少内存</translation>
    </message>
    <message>
        <source>saving power</source>
        <translation>省电模式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Share of the model that is loaded</source>
        <translation>模型加载进度</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>{memory} in use</source>
        <translation>使用 {memory}</translation>
    </message>
    <message>
        <source>Memory: {text}</source>
        <translation>内存：{text}</translation>
    </message>
    <message>
        <source>Memory that the model&apos;s process holds. Click to see what it is used for.</source>
        <translation>模型进程占用的内存。点击查看用途。</translation>
    </message>
    <message>
        <source>Starter model</source>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <source>
Context window: {context_length} tokens</source>
        <translation>
上下文窗口：{context_length} 个词元</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Back to the starter model</source>
        <translation>返回入门模型</translation>
    </message>
    <message>
        <source>Cloud allowed</source>
        <translation>允许云端</translation>
    </message>
    <message>
        <source>No cloud set up</source>
        <translation>未设置云端</translation>
    </message>
    <message>
        <source>Nothing you write leaves this machine. Click to allow the cloud when you ask for it.</source>
        <translation>您写的内容不会离开本机。点击可允许在您要求时使用云端。</translation>
    </message>
    <message>
        <source>Answers come from this machine; the cloud is asked only when you say so. Click to forbid even that.</source>
        <translation>答案来自本机；只有您要求时才询问云端。点击可完全禁止。</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Tool servers</source>
        <translation>工具服务器</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Try them</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Tool servers (MCP)</source>
        <translation>工具服务器 (MCP)</translation>
    </message>
    <message>
        <source>It offers: {tools}.</source>
        <translation>提供：{tools}。</translation>
    </message>
    <message>
        <source>Import the tool servers of another program</source>
        <translation>导入其他程序的工具服务器</translation>
    </message>
    <message>
        <source>JSON (*.json);;All (*)</source>
        <translation>JSON (*.json);;所有 (*)</translation>
    </message>
    <message>
        <source>Each is started and asked what it offers…</source>
        <translation>正在逐个启动并询问其功能…</translation>
    </message>
    <message>
        <source>Remove tool server</source>
        <translation>移除工具服务器</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>移除“{name}”？</translation>
    </message>
    <message>
        <source>Its program itself stays.</source>
        <translation>程序本身会保留。</translation>
    </message>
    <message>
        <source>Add a tool server</source>
        <translation>添加工具服务器</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Command or address</source>
        <translation>命令或地址</translation>
    </message>
    <message>
        <source>Environment or headers</source>
        <translation>环境变量或请求头</translation>
    </message>
    <message>
        <source>Add only servers that you trust: their programs can do what you can.</source>
        <translation>只添加您信任的服务器：其程序能做您能做的一切。</translation>
    </message>
    <message>
        <source>Write a name, and a command or an address.</source>
        <translation>请填写名称，以及命令或地址。</translation>
    </message>
    <message>
        <source>About this answer</source>
        <translation>关于此答案</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Answer this question again</source>
        <translation>重新回答此问题</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新询问</translation>
    </message>
    <message>
        <source>Ask the model instead of the memory</source>
        <translation>询问模型而非使用记忆</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>This answer from memory fits</source>
        <translation>此记忆中的答案合适</translation>
    </message>
    <message>
        <source>This answer from memory is wrong: forget it for good and ask the model</source>
        <translation>此记忆中的答案有误：彻底忘记并询问模型</translation>
    </message>
    <message>
        <source>Ask the cloud</source>
        <translation>询问云端</translation>
    </message>
    <message>
        <source>Ask the cloud this question</source>
        <translation>就此问题询问云端</translation>
    </message>
    <message>
        <source>Ask the cloud now</source>
        <translation>立即询问云端</translation>
    </message>
    <message>
        <source>Stop writing here, and see what would be sent before anything leaves</source>
        <translation>停止在本机书写，并在任何内容离开之前查看将要发送的内容</translation>
    </message>
    <message>
        <source>This answer is right</source>
        <translation>此答案正确</translation>
    </message>
    <message>
        <source>This answer is wrong; the cloud is proposed sooner for such answers</source>
        <translation>此答案有误；今后遇到此类答案会更早建议云端</translation>
    </message>
    <message>
        <source>This answer may be wrong: {reason}.</source>
        <translation>此答案可能有误：{reason}。</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>答案正确</translation>
    </message>
    <message>
        <source>This answer is right: do not ask</source>
        <translation>答案正确：不必询问</translation>
    </message>
    <message>
        <source>See what would be sent, and decide</source>
        <translation>查看将发送的内容再决定</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Copy the {shown} code</source>
        <translation>复制 {shown} 代码</translation>
    </message>
    <message>
        <source>{shown} code</source>
        <translation>{shown} 代码</translation>
    </message>
    <message>
        <source>↓  Jump to latest</source>
        <translation>↓  跳到最新</translation>
    </message>
    <message>
        <source>Jump to the latest message</source>
        <translation>跳到最新消息</translation>
    </message>
    <message>
        <source>The answer of this machine</source>
        <translation>本机的答案</translation>
    </message>
    <message>
        <source>Noted: it helps to decide when the cloud is worth asking.</source>
        <translation>已记下：有助于判断何时值得询问云端。</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hide or show: {title}</source>
        <translation>隐藏或显示：{title}</translation>
    </message>
    <message>
        <source>The cloud’s is better</source>
        <translation>云端的更好</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer is better than this one</source>
        <translation>云端的答案比这个好</translation>
    </message>
    <message>
        <source>This is better</source>
        <translation>这个更好</translation>
    </message>
    <message>
        <source>This machine&apos;s answer is better than the cloud&apos;s</source>
        <translation>本机的答案比云端的好</translation>
    </message>
    <message>
        <source>Both do</source>
        <translation>两个都行</translation>
    </message>
    <message>
        <source>Both answers are equally good</source>
        <translation>两个答案一样好</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>cut at the limit</source>
        <translation>达到上限被截断</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation>{rate} 词元/秒</translation>
    </message>
    <message>
        <source>the oldest part summed up</source>
        <translation>最早的部分已概括</translation>
    </message>
    <message>
        <source>{bytes_sent} bytes sent</source>
        <translation>已发送 {bytes_sent} 字节</translation>
    </message>
    <message>
        <source>1 part hidden</source>
        <translation>隐藏 1 处</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts hidden</source>
        <translation>
            <numerusform>隐藏 {count} 处</numerusform>
        </translation>
    </message>
    <message>
        <source>1 part hidden, which is not in the answer</source>
        <translation>隐藏了 1 处，回答中没有用到</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts hidden, {missing} of them not in the answer</source>
        <translation>
            <numerusform>隐藏了 {count} 处，其中 {missing} 处未出现在回答中</numerusform>
        </translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>约 {amount}</translation>
    </message>
    <message>
        <source>{amount} on battery</source>
        <translation>{amount}（电池）</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>1 分钟前</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes ago</source>
        <translation>
            <numerusform>{count} 分钟前</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>1 小时前</translation>
    </message>
    <message numerus="yes">
        <source>{count} hours ago</source>
        <translation>
            <numerusform>{count} 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>1 天前</translation>
    </message>
    <message numerus="yes">
        <source>{count} days ago</source>
        <translation>
            <numerusform>{count} 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>1 month ago</source>
        <translation>1 个月前</translation>
    </message>
    <message numerus="yes">
        <source>{count} months ago</source>
        <translation>
            <numerusform>{count} 个月前</numerusform>
        </translation>
    </message>
    <message>
        <source>1 year ago</source>
        <translation>1 年前</translation>
    </message>
    <message numerus="yes">
        <source>{count} years ago</source>
        <translation>
            <numerusform>{count} 年前</numerusform>
        </translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>From memory: answered {when}</source>
        <translation>来自记忆：{when}回答过</translation>
    </message>
    <message>
        <source>From memory: you asked “{question}” {when} · {sure}</source>
        <translation>来自记忆：您{when}问过“{question}” · {sure}</translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>措辞相同</translation>
    </message>
    <message>
        <source>{share} sure that it fits</source>
        <translation>{share} 确定合适</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>without the oldest message</source>
        <translation>不含最早的一条消息</translation>
    </message>
    <message numerus="yes">
        <source>without the oldest {count} messages</source>
        <translation>
            <numerusform>不含最早的 {count} 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>想了解什么？</translation>
    </message>
    <message>
        <source>Answers come from a model on this machine.</source>
        <translation>答案来自本机上的模型。</translation>
    </message>
    <message>
        <source>Explain photosynthesis in two sentences</source>
        <translation>用两句话解释光合作用</translation>
    </message>
    <message>
        <source>Write a Python function that counts words</source>
        <translation>写一个统计词数的 Python 函数</translation>
    </message>
    <message>
        <source>Draft a short thank-you note to a neighbour</source>
        <translation>给邻居写一封简短的感谢信</translation>
    </message>
    <message>
        <source>Suggest three things to do on a rainy day</source>
        <translation>推荐三件下雨天可做的事</translation>
    </message>
    <message>
        <source>The model that comes with Inglenook is small: it answers at once, and is often wrong.</source>
        <translation>Inglenook 自带的模型很小：回答很快，但经常出错。</translation>
    </message>
    <message>
        <source>Ask: {text}</source>
        <translation>提问：{text}</translation>
    </message>
    <message>
        <source>Find a better one for this machine</source>
        <translation>为本机找一个更好的模型</translation>
    </message>
    <message>
        <source>[Image: {content}, {address}]</source>
        <translation>[图片：{content}，{address}]</translation>
    </message>
    <message>
        <source>[Image: {address}]</source>
        <translation>[图片：{address}]</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>较早版本</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>较新版本</translation>
    </message>
    <message>
        <source>Version {current} of {siblings}</source>
        <translation>第 {current} 版，共 {siblings} 版</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>{count} lines of {language} code.</source>
        <translation>{count} 行 {language} 代码。</translation>
    </message>
    <message>
        <source>The answer is long; all of it is among the remembered answers (Ctrl+4).</source>
        <translation>答案较长；完整内容见已记住的答案（Ctrl+4）。</translation>
    </message>
    <message>
        <source>You asked something close</source>
        <translation>您问过类似的问题</translation>
    </message>
    <message>
        <source>Show that answer</source>
        <translation>显示那个答案</translation>
    </message>
    <message>
        <source>Show the answer to: {question}</source>
        <translation>显示该问题的答案：{question}</translation>
    </message>
    <message>
        <source>It fits</source>
        <translation>合适</translation>
    </message>
    <message>
        <source>That answer fits this question too</source>
        <translation>那个答案也适合此问题</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>不合适</translation>
    </message>
    <message>
        <source>That answer does not fit this question</source>
        <translation>那个回答不适合这个问题</translation>
    </message>
    <message>
        <source>You asked something close {age}</source>
        <translation>您{age}问过类似的问题</translation>
    </message>
    <message>
        <source>Table in the answer</source>
        <translation>答案中的表格</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all of the question</source>
        <translation>显示完整问题</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>复制问题</translation>
    </message>
    <message>
        <source>Send the changed question</source>
        <translation>发送修改后的问题</translation>
    </message>
    <message>
        <source>A tool was used</source>
        <translation>使用了工具</translation>
    </message>
    <message>
        <source>What the tool was given, and what it gave</source>
        <translation>工具的输入和输出</translation>
    </message>
    <message>
        <source>Details of the use of {name}</source>
        <translation>{name} 的使用详情</translation>
    </message>
    <message>
        <source>of {server}</source>
        <translation>来自 {server}</translation>
    </message>
    <message>
        <source>The model asks for a tool</source>
        <translation>模型请求使用工具</translation>
    </message>
    <message>
        <source>What the tool would get</source>
        <translation>工具将收到的内容</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>允许一次</translation>
    </message>
    <message>
        <source>Allow {name} once</source>
        <translation>允许 {name} 一次</translation>
    </message>
    <message>
        <source>Always in this chat</source>
        <translation>在此聊天中始终允许</translation>
    </message>
    <message>
        <source>Always allow {name} in this chat</source>
        <translation>在此聊天中始终允许 {name}</translation>
    </message>
    <message>
        <source>Don&apos;t allow</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>Do not allow {name}</source>
        <translation>不允许 {name}</translation>
    </message>
    <message>
        <source>The model wants to use {name} of {server}.</source>
        <translation>模型想使用 {server} 的 {name}。</translation>
    </message>
    <message>
        <source>What it gets would leave this machine, to {address}.</source>
        <translation>其内容将离开本机，发往 {address}。</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>显示更早的消息</translation>
    </message>
    <message>
        <source>Open Inglenook</source>
        <translation>打开 Inglenook</translation>
    </message>
    <message>
        <source>Free the memory</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>0 always takes the likeliest word; higher is more varied.</source>
        <translation>0 总是选最可能的词；数值越高越多样。</translation>
    </message>
    <message>
        <source>A bare loop cannot read weights from disk, so nothing was compared with one.</source>
        <translation>简单循环无法从磁盘读取权重，因此未作比较。</translation>
    </message>
    <message>
        <source>A bare loop needs a model whose weights are in memory.</source>
        <translation>简单循环需要权重都在内存中的模型。</translation>
    </message>
    <message>
        <source>A calculator and the date come with Inglenook. Each use of any other tool is shown to you first. Small models often use tools badly.</source>
        <translation>Inglenook 自带计算器和日期。使用其他工具前都会先给您看。小模型往往不善于使用工具。</translation>
    </message>
    <message>
        <source>A compressed KV cache needs flash attention.</source>
        <translation>压缩的 KV 缓存需要 flash attention。</translation>
    </message>
    <message>
        <source>A persona needs a name and instructions.</source>
        <translation>角色需要名称和指示。</translation>
    </message>
    <message>
        <source>A question that might cost more is not sent.</source>
        <translation>可能超出此费用的问题不会发送。</translation>
    </message>
    <message>
        <source>A small model that guesses for a large one with the same vocabulary whose weights come from disk.</source>
        <translation>为词表相同、权重从磁盘读取的大模型预测后续词的小模型。</translation>
    </message>
    <message>
        <source>Actions on selected text</source>
        <translation>对选中文本的操作</translation>
    </message>
    <message>
        <source>Always hide</source>
        <translation>始终隐藏</translation>
    </message>
    <message>
        <source>Among several endpoints, those that have been slower are asked only when no other is left.</source>
        <translation>有多个端点时，较慢的仅在没有其他可用时才询问。</translation>
    </message>
    <message>
        <source>An OpenAI-compatible address such as https://api.example.com/v1. Used only when you ask for it.</source>
        <translation>与 OpenAI 兼容的地址，例如 https://api.example.com/v1。仅在您要求时使用。</translation>
    </message>
    <message>
        <source>An answer cannot be empty.</source>
        <translation>答案不能为空。</translation>
    </message>
    <message>
        <source>An encoder gives no answers.</source>
        <translation>编码器不能回答问题。</translation>
    </message>
    <message>
        <source>An encoder is being tried already.</source>
        <translation>已有编码器正在试用。</translation>
    </message>
    <message>
        <source>An expert cache cannot be combined with streamed weights or other devices yet.</source>
        <translation>专家缓存暂不能与磁盘读取的权重或其他设备一起使用。</translation>
    </message>
    <message>
        <source>An expert cache cannot work with this kind of model.</source>
        <translation>专家缓存不支持此类模型。</translation>
    </message>
    <message>
        <source>Another smaller copy is being made.</source>
        <translation>正在制作另一个精简副本。</translation>
    </message>
    <message>
        <source>Answer them from memory</source>
        <translation>用记忆回答它们</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Answers are written with drafts.</source>
        <translation>使用草稿写答案。</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Ask again: it is loaded anew.</source>
        <translation>请重新提问：会再次加载。</translation>
    </message>
    <message>
        <source>Ask again: the engine starts anew by itself.</source>
        <translation>请重新提问：引擎会自动重启。</translation>
    </message>
    <message>
        <source>Ask again: the model is then loaded without it.</source>
        <translation>请重新提问：模型将在没有它的情况下加载。</translation>
    </message>
    <message>
        <source>Ask again; the log has the details.</source>
        <translation>请重新提问；详情见日志。</translation>
    </message>
    <message>
        <source>Ask in another chat if the cloud may answer.</source>
        <translation>如果允许云端回答，请在其他聊天中提问。</translation>
    </message>
    <message>
        <source>Ask it by itself where I have agreed</source>
        <translation>在我已同意时自动询问</translation>
    </message>
    <message>
        <source>Certainty needed</source>
        <translation>所需把握</translation>
    </message>
    <message>
        <source>Check both in Settings, under Cloud.</source>
        <translation>请在设置的“云端”中检查两者。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查其权限。</translation>
    </message>
    <message>
        <source>Check that it is still there.</source>
        <translation>请检查它是否还在。</translation>
    </message>
    <message>
        <source>Check that the folder can be written and that the disk is not full.</source>
        <translation>请检查文件夹可写且磁盘未满。</translation>
    </message>
    <message>
        <source>Check that the folder is a whole sentence-transformers model.</source>
        <translation>请检查该文件夹是否为完整的 sentence-transformers 模型。</translation>
    </message>
    <message>
        <source>Check that you may read the file.</source>
        <translation>请检查您是否有读取权限。</translation>
    </message>
    <message>
        <source>Check the address and model in Settings.</source>
        <translation>请在设置中检查地址和模型。</translation>
    </message>
    <message>
        <source>Check the address in Settings, under Cloud.</source>
        <translation>请在设置的“云端”中检查地址。</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then try again.</source>
        <translation>请检查磁盘及可用空间，然后重试。</translation>
    </message>
    <message>
        <source>Check the disk that it is on, then load the model again.</source>
        <translation>请检查其所在磁盘，然后重新加载模型。</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>请检查磁盘，然后重试。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the disk.</source>
        <translation>请检查文件夹权限和磁盘。</translation>
    </message>
    <message>
        <source>Check the folder.</source>
        <translation>请检查文件夹。</translation>
    </message>
    <message>
        <source>Check the graphics driver; the processor can be used meanwhile.</source>
        <translation>请检查显卡驱动；期间可使用处理器。</translation>
    </message>
    <message>
        <source>Check the name and the permissions.</source>
        <translation>请检查名称和权限。</translation>
    </message>
    <message>
        <source>Check the name; a private one needs {0}.</source>
        <translation>请检查名称；私有仓库需要 {0}。</translation>
    </message>
    <message>
        <source>Check the network; this machine&apos;s own model still answers.</source>
        <translation>请检查网络；本机模型仍可回答。</translation>
    </message>
    <message>
        <source>Check the permissions of its folder.</source>
        <translation>请检查其文件夹的权限。</translation>
    </message>
    <message>
        <source>Check the permissions of that folder.</source>
        <translation>请检查该文件夹的权限。</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder.</source>
        <translation>请检查文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the free space on the disk.</source>
        <translation>请检查文件夹权限和磁盘可用空间。</translation>
    </message>
    <message>
        <source>Check your connection, then try again.</source>
        <translation>请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>Choose a BERT encoder or a GGUF file.</source>
        <translation>请选择 BERT 编码器或 GGUF 文件。</translation>
    </message>
    <message>
        <source>Choose a draft model of the same family.</source>
        <translation>请选择同系列的草稿模型。</translation>
    </message>
    <message>
        <source>Choose a file in GGUF version 3, which every current model has.</source>
        <translation>请选择 GGUF 第 3 版文件，当前模型均为此版本。</translation>
    </message>
    <message>
        <source>Choose a file that the repository lists.</source>
        <translation>请选择仓库中列出的文件。</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .chat.</source>
        <translation>请选择以 .chat 结尾的文件。</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .gguf.</source>
        <translation>请选择以 .gguf 结尾的文件。</translation>
    </message>
    <message>
        <source>Choose a language model.</source>
        <translation>请选择语言模型。</translation>
    </message>
    <message>
        <source>Choose a model of another kind.</source>
        <translation>请选择其他类型的模型。</translation>
    </message>
    <message>
        <source>Choose a model that does.</source>
        <translation>请选择支持的模型。</translation>
    </message>
    <message>
        <source>Choose a model that fits into memory.</source>
        <translation>请选择放得进内存的模型。</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>请选择模型。</translation>
    </message>
    <message>
        <source>Choose a smaller encoder if memory is short.</source>
        <translation>如果内存不足，请选择更小的编码器。</translation>
    </message>
    <message>
        <source>Choose a smaller encoder.</source>
        <translation>请选择更小的编码器。</translation>
    </message>
    <message>
        <source>Choose a smaller model, or raise the memory budget.</source>
        <translation>请选择更小的模型，或提高内存预算。</translation>
    </message>
    <message>
        <source>Choose a smaller one, or raise the memory budget in the settings.</source>
        <translation>请选择更小的，或在设置中提高内存预算。</translation>
    </message>
    <message>
        <source>Choose a smaller type.</source>
        <translation>请选择更小的类型。</translation>
    </message>
    <message>
        <source>Choose an address of this machine and a port that is free, such as 127.0.0.1:50052.</source>
        <translation>请选择本机地址和空闲端口，例如 127.0.0.1:50052。</translation>
    </message>
    <message>
        <source>Choose an embedding model.</source>
        <translation>请选择嵌入模型。</translation>
    </message>
    <message>
        <source>Choose an encoder model.</source>
        <translation>请选择编码器模型。</translation>
    </message>
    <message>
        <source>Choose another encoder.</source>
        <translation>请选择其他编码器。</translation>
    </message>
    <message>
        <source>Choose another file of a language model.</source>
        <translation>请选择其他语言模型文件。</translation>
    </message>
    <message>
        <source>Choose another file of this model.</source>
        <translation>请选择此模型的其他文件。</translation>
    </message>
    <message>
        <source>Choose another file, or put it back.</source>
        <translation>请选择其他文件，或把它放回原处。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Choose another file: a model in the GGUF format.</source>
        <translation>请选择其他文件：GGUF 格式的模型。</translation>
    </message>
    <message>
        <source>Choose another model first, then remove this one.</source>
        <translation>请先选择其他模型，再移除此模型。</translation>
    </message>
    <message>
        <source>Choose another model, or go back to the starter model.</source>
        <translation>请选择其他模型，或返回入门模型。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>请选择其他模型。</translation>
    </message>
    <message>
        <source>Choose another one in the list.</source>
        <translation>请在列表中另选一个。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>Choose fewer GPU layers.</source>
        <translation>请减少 GPU 层数。</translation>
    </message>
    <message>
        <source>Choose one first.</source>
        <translation>请先选择一个。</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>请选择其一：{0}。</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>请选择一个。</translation>
    </message>
    <message>
        <source>Choose the first part, {0}-00001-of-{1}.gguf.</source>
        <translation>请选择第一部分 {0}-00001-of-{1}.gguf。</translation>
    </message>
    <message>
        <source>Close another program and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Close other programs and ask again.</source>
        <translation>请关闭其他程序后重新提问。</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Close other programs and try again; the log has the details.</source>
        <translation>请关闭其他程序后重试；详情见日志。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or a shorter context.</source>
        <translation>请关闭其他程序，或选择更小的模型或更短的上下文。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>请关闭其他程序，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Close other programs, or fetch a smaller version of this model.</source>
        <translation>请关闭其他程序，或获取此模型的更小版本。</translation>
    </message>
    <message>
        <source>Close other programs, or raise the memory budget.</source>
        <translation>请关闭其他程序，或提高内存预算。</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>请关闭其他程序。</translation>
    </message>
    <message>
        <source>Close that program and try again.</source>
        <translation>请关闭那个程序后重试。</translation>
    </message>
    <message>
        <source>Cloud address</source>
        <translation>云端地址</translation>
    </message>
    <message>
        <source>Cloud model</source>
        <translation>云端模型</translation>
    </message>
    <message>
        <source>Compare versions of one model.</source>
        <translation>请比较同一模型的不同版本。</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>上下文长度</translation>
    </message>
    <message>
        <source>Copy the file lending.key from there again.</source>
        <translation>请重新从那里复制 lending.key 文件。</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Devices of other kinds compute a part of it, so it may use other words than the processor alone.</source>
        <translation>部分由其他类型的设备计算，因此用词可能与仅用处理器时不同。</translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation>您是指 {0} 吗？</translation>
    </message>
    <message>
        <source>Download it again, or choose another.</source>
        <translation>请重新下载，或另选一个。</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>请重新下载。</translation>
    </message>
    <message>
        <source>Download it again; if that does not help, use another mirror.</source>
        <translation>请重新下载；若仍无效，请换用其他镜像。</translation>
    </message>
    <message>
        <source>Download or copy the file again.</source>
        <translation>请重新下载或复制该文件。</translation>
    </message>
    <message>
        <source>Download or import it again.</source>
        <translation>请重新下载或导入。</translation>
    </message>
    <message>
        <source>it does not answer the question</source>
        <translation>没有回答问题</translation>
    </message>
    <message>
        <source>the JSON in it is not valid</source>
        <translation>其中的 JSON 无效</translation>
    </message>
    <message>
        <source>it is in another language than your question</source>
        <translation>与问题的语言不同</translation>
    </message>
    <message>
        <source>the code in it has a mistake of syntax</source>
        <translation>其中的代码有语法错误</translation>
    </message>
    <message>
        <source>it repeats itself</source>
        <translation>内容重复</translation>
    </message>
    <message>
        <source>it breaks off</source>
        <translation>中途断掉</translation>
    </message>
    <message>
        <source>it says itself that something is missing</source>
        <translation>答案自己说缺少信息</translation>
    </message>
    <message>
        <source>the numbers do not add up</source>
        <translation>计算不对</translation>
    </message>
    <message>
        <source>it counts whole things in fractions</source>
        <translation>把整数的东西算成了分数</translation>
    </message>
    <message>
        <source>a unit of time was not converted</source>
        <translation>没有换算时间单位</translation>
    </message>
    <message>
        <source>“more” and “less” seem to be mixed up</source>
        <translation>“多”和“少”似乎弄混了</translation>
    </message>
    <message>
        <source>its result is negative</source>
        <translation>结果为负数</translation>
    </message>
    <message>
        <source>it does not use the percentage</source>
        <translation>没有用到百分比</translation>
    </message>
    <message>
        <source>it takes no difference where one is asked for</source>
        <translation>问的是差值，却没有相减</translation>
    </message>
    <message>
        <source>it leaves out numbers of your question</source>
        <translation>漏掉了问题中的数字</translation>
    </message>
    <message>
        <source>it uses numbers that are not in your question</source>
        <translation>用了问题中没有的数字</translation>
    </message>
    <message>
        <source>it seems to mix up what the numbers stand for</source>
        <translation>似乎弄混了数字的含义</translation>
    </message>
    <message>
        <source>it comes to no final number</source>
        <translation>没有得出最终数字</translation>
    </message>
    <message>
        <source>answers of this form are often wrong</source>
        <translation>这种形式的答案常有误</translation>
    </message>
    <message>
        <source>with questions of this kind the cloud is often better</source>
        <translation>此类问题云端往往更好</translation>
    </message>
    <message>
        <source>learning together</source>
        <translation>共同学习</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV 缓存</translation>
    </message>
    <message>
        <source>Read-ahead</source>
        <translation>预读</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Inglenook itself</source>
        <translation>Inglenook 自身</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Your own encoder</source>
        <translation>您的编码器</translation>
    </message>
    <message>
        <source>Draft model</source>
        <translation>草稿模型</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>encoder and others</source>
        <translation>编码器等</translation>
    </message>
    <message>
        <source>Writing, against a bare loop</source>
        <translation>写出，与简单循环对比</translation>
    </message>
    <message>
        <source>Quick question beside a long job, mean</source>
        <translation>长任务中的快速提问，平均</translation>
    </message>
    <message>
        <source>Quick question beside a long job, 95th percentile</source>
        <translation>长任务中的快速提问，第 95 百分位</translation>
    </message>
    <message>
        <source>Opening a kept conversation, against reading it</source>
        <translation>打开保留的对话，与重新读取对比</translation>
    </message>
    <message>
        <source>Editing and extracting, with drafts</source>
        <translation>编辑和提取，使用草稿</translation>
    </message>
    <message>
        <source>Worst of mixed questions, against plain</source>
        <translation>混合问题中最差的，与基本方式对比</translation>
    </message>
    <message>
        <source>Tuned, against the defaults</source>
        <translation>调优后，与默认对比</translation>
    </message>
    <message>
        <source>Smart</source>
        <translation>智能</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>the numbers do not add up: {0} is {1}, not {2}</source>
        <translation>计算不对：{0} 应为 {1}，不是 {2}</translation>
    </message>
    <message>
        <source>it does not calculate with {0}, a number of your question</source>
        <translation>没有用到问题中的 {0}</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drafts are off in Settings.</source>
        <translation>草稿已在设置中关闭。</translation>
    </message>
    <message>
        <source>Earlier questions could not be searched for a similar one.</source>
        <translation>无法在先前的问题中查找类似问题。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter a valid key in Settings, under Cloud.</source>
        <translation>请在设置的“云端”中填写有效的密钥。</translation>
    </message>
    <message>
        <source>Enter it in Settings, under Cloud.</source>
        <translation>请在设置的“云端”中填写。</translation>
    </message>
    <message>
        <source>Enter its address and model in Settings, under Cloud.</source>
        <translation>请在设置的“云端”中填写地址和模型。</translation>
    </message>
    <message>
        <source>Enter the new address.</source>
        <translation>请填写新地址。</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Experts cannot be kept in a cache here, so the system pages them in from the file.</source>
        <translation>这里无法缓存专家，由系统从文件读取。</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>请重新导出。</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>请重新下载。</translation>
    </message>
    <message>
        <source>Fetch the model again, or save it in float32.</source>
        <translation>请重新下载模型，或以 float32 保存。</translation>
    </message>
    <message>
        <source>Fetch the model again.</source>
        <translation>请重新下载模型。</translation>
    </message>
    <message>
        <source>Fetch the model again: its files do not belong together.</source>
        <translation>请重新下载模型：它的文件不匹配。</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s vocab.txt or tokenizer.json into that folder.</source>
        <translation>请把模型的 vocab.txt 或 tokenizer.json 下载到该文件夹。</translation>
    </message>
    <message>
        <source>Fill in both, or remove it.</source>
        <translation>请都填写，或移除它。</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Free some space, or name a folder.</source>
        <translation>请腾出空间，或指定文件夹。</translation>
    </message>
    <message>
        <source>Free some space, or name a place on another disk with --out.</source>
        <translation>请腾出空间，或用 --out 指定其他磁盘上的位置。</translation>
    </message>
    <message>
        <source>Free some space, then download again: what has arrived is kept.</source>
        <translation>请腾出空间后再下载：已下载的部分会保留。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请腾出空间，然后重试。</translation>
    </message>
    <message>
        <source>Free the memory after</source>
        <translation>多久后释放内存</translation>
    </message>
    <message>
        <source>From texts and a small model</source>
        <translation>来自文本和小模型</translation>
    </message>
    <message>
        <source>From texts only</source>
        <translation>仅来自文本</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation>GPU 层数</translation>
    </message>
    <message>
        <source>Give a folder of sentence-transformers, or a GGUF file.</source>
        <translation>请给出 sentence-transformers 文件夹或 GGUF 文件。</translation>
    </message>
    <message>
        <source>Give an earlier answer when the same question comes again. You always see it, and can ask again.</source>
        <translation>再次遇到同一问题时给出先前的答案。始终会标明，您也可以重新询问。</translation>
    </message>
    <message>
        <source>Give one of them another name.</source>
        <translation>请给其中一个换个名称。</translation>
    </message>
    <message>
        <source>Give the folder of a sentence-transformers model, or the GGUF file of an embedding model.</source>
        <translation>请给出 sentence-transformers 模型的文件夹，或嵌入模型的 GGUF 文件。</translation>
    </message>
    <message>
        <source>Give the folder that it lies in: {0}.</source>
        <translation>请给出它所在的文件夹：{0}。</translation>
    </message>
    <message>
        <source>Guess the next words and check several at once, where that is faster. The answers are the same.</source>
        <translation>在更快时预测后续词并一次检查多个。答案不变。</translation>
    </message>
    <message>
        <source>Hardly ever: ask often</source>
        <translation>几乎不：常询问</translation>
    </message>
    <message>
        <source>How many cores work on an answer.</source>
        <translation>用多少个核心回答。</translation>
    </message>
    <message>
        <source>How many layers go to the GPU when Offload says so.</source>
        <translation>当“卸载”设为 GPU 时放到 GPU 的层数。</translation>
    </message>
    <message>
        <source>How much of a conversation the model can read at once. More needs more memory.</source>
        <translation>模型一次能读取多少对话。越多占用内存越多。</translation>
    </message>
    <message>
        <source>How often an answer of this machine may stand where the cloud would have done better.</source>
        <translation>云端本可答得更好时，保留本机答案的频率。</translation>
    </message>
    <message>
        <source>How sure it must be that an earlier answer fits a question in other words. 1 is the same words only.</source>
        <translation>先前的答案适合换种说法的问题需要多大把握。1 表示措辞必须相同。</translation>
    </message>
    <message>
        <source>In 24 hours. Reserved before a question is sent, so that it holds whatever happens.</source>
        <translation>24 小时内。发送问题前先预留，以确保不超出。</translation>
    </message>
    <message>
        <source>In 30 days.</source>
        <translation>30 天内。</translation>
    </message>
    <message>
        <source>Inglenook did not understand itself.</source>
        <translation>Inglenook 内部通信出错。</translation>
    </message>
    <message>
        <source>Inglenook is learning already.</source>
        <translation>Inglenook 已在学习。</translation>
    </message>
    <message>
        <source>Inglenook reads exports of ChatGPT, Open WebUI, Jan and GPT4All, and its own.</source>
        <translation>Inglenook 可读取 ChatGPT、Open WebUI、Jan、GPT4All 以及自身的导出文件。</translation>
    </message>
    <message>
        <source>Inglenook reads files below {0} MB.</source>
        <translation>Inglenook 可读取小于 {0} MB 的文件。</translation>
    </message>
    <message>
        <source>Install Inglenook again, or open a GGUF model file of your own.</source>
        <translation>请重新安装 Inglenook，或打开您自己的 GGUF 模型文件。</translation>
    </message>
    <message>
        <source>Install a newer Inglenook.</source>
        <translation>请安装更新版本的 Inglenook。</translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation>请重新安装。</translation>
    </message>
    <message>
        <source>Install it with `pip install inglenook[encoders]`, or choose a BERT encoder or a GGUF file.</source>
        <translation>请用 `pip install inglenook[encoders]` 安装，或选择 BERT 编码器或 GGUF 文件。</translation>
    </message>
    <message>
        <source>Install the package sqlcipher3.</source>
        <translation>请安装软件包 sqlcipher3。</translation>
    </message>
    <message>
        <source>Install the same version on both machines.</source>
        <translation>请在两台电脑上安装相同版本。</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>It cannot be started: {0}.</source>
        <translation>无法启动：{0}。</translation>
    </message>
    <message>
        <source>It does not know this machine&apos;s key.</source>
        <translation>它不认识本机的密钥。</translation>
    </message>
    <message>
        <source>It gave no answer within {0} seconds.</source>
        <translation>{0} 秒内没有回应。</translation>
    </message>
    <message>
        <source>It has {0}.</source>
        <translation>它有 {0}。</translation>
    </message>
    <message>
        <source>It holds characters that a text file cannot.</source>
        <translation>其中含有文本文件无法保存的字符。</translation>
    </message>
    <message>
        <source>It is left out.</source>
        <translation>已略去。</translation>
    </message>
    <message>
        <source>It is one of: {0}.</source>
        <translation>可选值：{0}。</translation>
    </message>
    <message>
        <source>It lends to somebody else now.</source>
        <translation>它正借给别人。</translation>
    </message>
    <message>
        <source>It lies between {0} and {1}{2}.</source>
        <translation>范围为 {0} 到 {1}{2}。</translation>
    </message>
    <message>
        <source>It looks like https://api.example.com/v1.</source>
        <translation>形如 https://api.example.com/v1。</translation>
    </message>
    <message>
        <source>It needs a value such as {0}.</source>
        <translation>需要类似 {0} 的值。</translation>
    </message>
    <message>
        <source>It reads those of ChatGPT, Open WebUI, Jan and GPT4All, and its own.</source>
        <translation>可读取 ChatGPT、Open WebUI、Jan、GPT4All 以及自身的文件。</translation>
    </message>
    <message>
        <source>It should hold {&quot;mcpServers&quot;: {...}}.</source>
        <translation>其中应包含 {&quot;mcpServers&quot;: {...}}。</translation>
    </message>
    <message>
        <source>Its memory of the conversation is coarser than usual, so it may use other words than with more memory.</source>
        <translation>对话的记忆比平常粗略，因此用词可能与内存更多时不同。</translation>
    </message>
    <message>
        <source>Its oldest part is being summed up.</source>
        <translation>正在概括其中最早的部分。</translation>
    </message>
    <message>
        <source>Keep the beginning and the newest part</source>
        <translation>保留开头和最新部分</translation>
    </message>
    <message>
        <source>Keep the names that the parts were published with: they end in -00001-of-00003.gguf and so on.</source>
        <translation>请保留各部分发布时的名称：以 -00001-of-00003.gguf 等结尾。</translation>
    </message>
    <message>
        <source>Keep to {0}.</source>
        <translation>请不要超过 {0}。</translation>
    </message>
    <message>
        <source>Keep what they ask</source>
        <translation>保存它们的提问</translation>
    </message>
    <message>
        <source>Keep {0} or fewer.</source>
        <translation>最多保留 {0} 个。</translation>
    </message>
    <message>
        <source>Remove those that you no longer use on the page Models.</source>
        <translation>不再使用的可在“模型”页移除。</translation>
    </message>
    <message>
        <source>Unfinished downloads</source>
        <translation>未完成的下载</translation>
    </message>
    <message>
        <source>They go on where they stopped; discard them on the page Models.</source>
        <translation>可从中断处继续；也可在“模型”页放弃。</translation>
    </message>
    <message>
        <source>Delete those that you no longer need in the list of chats.</source>
        <translation>不再需要的可在聊天列表中删除。</translation>
    </message>
    <message>
        <source>Clear them on their page; Settings says how much room they may take.</source>
        <translation>可在其页面清除；设置中可限定所占空间。</translation>
    </message>
    <message>
        <source>Kept conversations</source>
        <translation>保留的对话</translation>
    </message>
    <message>
        <source>Without them, a chat is read again when it goes on.</source>
        <translation>没有它们，继续聊天时需重新读取。</translation>
    </message>
    <message>
        <source>Rearranged weights</source>
        <translation>重排的权重</translation>
    </message>
    <message>
        <source>Of models that are read from the disk. Without them, the next answer makes them again.</source>
        <translation>属于从磁盘读取的模型。没有它们时，下一次回答会重新生成。</translation>
    </message>
    <message>
        <source>There is no room on the disk for rearranged weights, so they are rearranged again at every word, which is slower.</source>
        <translation>磁盘上没有空间存放重排的权重，因此每写一个词都要重新排列，速度较慢。</translation>
    </message>
    <message>
        <source>Weights that do not fit into memory are kept on the disk in the form in which this processor multiplies fastest. Without that, models larger than memory write more slowly.</source>
        <translation>放不进内存的权重以本处理器相乘最快的形式保存在磁盘上。否则，大于内存的模型写得更慢。</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Of use only when something went wrong. They hold nothing of what you wrote.</source>
        <translation>仅在出问题时有用。其中没有您写的内容。</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>What left this machine, figures, and what was learned.</source>
        <translation>离开本机的内容、测量值和学到的内容。</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The room on the disk is free again.</source>
        <translation>磁盘空间已释放。</translation>
    </message>
    <message>
        <source>Inglenook keeps {size} here; {free} of the disk are free.</source>
        <translation>Inglenook 占用 {size}；磁盘空闲 {free}。</translation>
    </message>
    <message>
        <source>Key for the quick prompt</source>
        <translation>快速提问的快捷键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>部分层放到 GPU</translation>
    </message>
    <message>
        <source>Leave out the oldest turns</source>
        <translation>略去最早的轮次</translation>
    </message>
    <message>
        <source>Leave out the suffix, or choose a code model.</source>
        <translation>请去掉后缀，或选择代码模型。</translation>
    </message>
    <message>
        <source>Leave the revision out to get the newest.</source>
        <translation>去掉版本号即可获取最新版本。</translation>
    </message>
    <message>
        <source>Lend at least {0} MB.</source>
        <translation>请至少借出 {0} MB。</translation>
    </message>
    <message>
        <source>Let other programs use the model</source>
        <translation>允许其他程序使用模型</translation>
    </message>
    <message>
        <source>Let the model use tools</source>
        <translation>允许模型使用工具</translation>
    </message>
    <message>
        <source>List the kept answers to see those that are.</source>
        <translation>请查看列表中保留的答案。</translation>
    </message>
    <message>
        <source>Load it with its adapter.</source>
        <translation>请连同适配器一起加载。</translation>
    </message>
    <message>
        <source>Load it without an expert cache.</source>
        <translation>请不使用专家缓存加载。</translation>
    </message>
    <message>
        <source>Load the model again.</source>
        <translation>请重新加载模型。</translation>
    </message>
    <message>
        <source>Local-only mode is on, so nothing was sent.</source>
        <translation>“仅本机”已开启，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>Local-only mode is on, so this tool was not used.</source>
        <translation>“仅本机”已开启，因此没有使用此工具。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长答案</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>请再看一次。</translation>
    </message>
    <message>
        <source>Look at the list.</source>
        <translation>请查看列表。</translation>
    </message>
    <message>
        <source>Look at the mirrors in the settings, and HF_ENDPOINT.</source>
        <translation>请检查设置中的镜像和 HF_ENDPOINT。</translation>
    </message>
    <message>
        <source>Look at the models&apos; folder.</source>
        <translation>请查看模型文件夹。</translation>
    </message>
    <message>
        <source>Look at what `inglenook lend` says there.</source>
        <translation>请查看那边 `inglenook lend` 的输出。</translation>
    </message>
    <message>
        <source>Look at what would be sent once more.</source>
        <translation>请再看一次将要发送的内容。</translation>
    </message>
    <message>
        <source>Look at your account there; this machine still answers.</source>
        <translation>请查看您在那里的账户；本机仍可回答。</translation>
    </message>
    <message>
        <source>Look for a repository whose name ends in GGUF.</source>
        <translation>请查找名称以 GGUF 结尾的仓库。</translation>
    </message>
    <message>
        <source>Look for the one that you kept when you turned encryption on.</source>
        <translation>请找出您在开启加密时保存的那一个。</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Machines of yours that lend memory with `inglenook lend`, as host:port with spaces between them. What you write reaches them in a form that can be read, so use only machines and tunnels that you trust.</source>
        <translation>您的其他电脑，用 `inglenook lend` 借出内存，格式为 主机:端口，以空格分隔。您写的内容会以可读的形式传到那里，因此只使用可信的电脑和隧道。</translation>
    </message>
    <message>
        <source>Make a new one at {0}/settings/tokens.</source>
        <translation>请在 {0}/settings/tokens 生成新的。</translation>
    </message>
    <message>
        <source>Make one there with `inglenook lend --new-key` and copy the file here, or use a tunnel that ends here.</source>
        <translation>请在那边用 `inglenook lend --new-key` 生成并复制文件到这里，或使用终点在本机的隧道。</translation>
    </message>
    <message>
        <source>Making {0} smaller needs {1} of memory; {2} are free.</source>
        <translation>精简 {0} 需要 {1} 内存；空闲 {2}。</translation>
    </message>
    <message>
        <source>Measure for a minute, once for each model, how it runs fastest on this machine.</source>
        <translation>每个模型测量一次，约一分钟，找出在本机最快的运行方式。</translation>
    </message>
    <message>
        <source>Mend it, or choose another file.</source>
        <translation>请修正它，或选择其他文件。</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Model hub</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Models are then neither searched nor downloaded.</source>
        <translation>不再搜索或下载模型。</translation>
    </message>
    <message>
        <source>More addresses that serve the same models, with spaces between them; tried in order when the hub fails.</source>
        <translation>提供相同模型的其他地址，以空格分隔；模型库失败时依次尝试。</translation>
    </message>
    <message>
        <source>Most for one question</source>
        <translation>单个问题上限</translation>
    </message>
    <message>
        <source>Most in a day</source>
        <translation>每天上限</translation>
    </message>
    <message>
        <source>Most in a month</source>
        <translation>每月上限</translation>
    </message>
    <message>
        <source>Move it away and try again.</source>
        <translation>请将其移走后重试。</translation>
    </message>
    <message>
        <source>Name a folder or a .gguf file.</source>
        <translation>请指定文件夹或 .gguf 文件。</translation>
    </message>
    <message>
        <source>Name a larger size, or choose a smaller model.</source>
        <translation>请指定更大的大小，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Name a longer one: a few pages are good.</source>
        <translation>请指定更长的文本：几页即可。</translation>
    </message>
    <message>
        <source>Name a size below {0}.</source>
        <translation>请指定小于 {0} 的大小。</translation>
    </message>
    <message>
        <source>Name another one with --out.</source>
        <translation>请用 --out 指定其他名称。</translation>
    </message>
    <message>
        <source>Name another place with --out.</source>
        <translation>请用 --out 指定其他位置。</translation>
    </message>
    <message>
        <source>Name one with {0} at least, or leave --text away.</source>
        <translation>请指定至少 {0} 的文本，或去掉 --text。</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>请指定一个。</translation>
    </message>
    <message>
        <source>Name the folder with the models.</source>
        <translation>请指定模型所在的文件夹。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Never contact the model hub</source>
        <translation>从不联系模型库</translation>
    </message>
    <message>
        <source>No cloud is set up.</source>
        <translation>尚未设置云端。</translation>
    </message>
    <message>
        <source>No encoder has been tried.</source>
        <translation>尚未试用任何编码器。</translation>
    </message>
    <message>
        <source>No encoder is loaded.</source>
        <translation>未加载编码器。</translation>
    </message>
    <message>
        <source>No encoder was named.</source>
        <translation>未指定编码器。</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>没有加载模型。</translation>
    </message>
    <message>
        <source>No pass over several tokens is exact here, so there are no drafts.</source>
        <translation>这里一次处理多个词元不精确，因此不用草稿。</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Nothing can be lent at {0}:{1} ({2}).</source>
        <translation>无法在 {0}:{1} 借出（{2}）。</translation>
    </message>
    <message>
        <source>Nothing can be measured while answers are being written.</source>
        <translation>正在写答案时无法测量。</translation>
    </message>
    <message>
        <source>Nothing is encrypted here.</source>
        <translation>这里没有任何加密内容。</translation>
    </message>
    <message>
        <source>Nothing is spent</source>
        <translation>不花费</translation>
    </message>
    <message>
        <source>Nothing leaves this machine, as the settings say.</source>
        <translation>按照设置，没有内容离开本机。</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing you write leaves this machine, whatever else is set.</source>
        <translation>无论其他设置如何，您写的内容都不会离开本机。</translation>
    </message>
    <message>
        <source>Now and then</source>
        <translation>偶尔</translation>
    </message>
    <message>
        <source>Of the prices and caps, as you want to read it.</source>
        <translation>价格和上限所用的货币，按您习惯的写法。</translation>
    </message>
    <message>
        <source>Of the window, from the next start on. Answers are in the language of your questions.</source>
        <translation>窗口的语言，下次启动生效。答案使用您提问的语言。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Often: ask little</source>
        <translation>经常：少询问</translation>
    </message>
    <message>
        <source>On battery or in a power-saving profile: fewer threads, no drafts, and memory is freed sooner.</source>
        <translation>使用电池或省电模式时：减少线程、不用草稿、更早释放内存。</translation>
    </message>
    <message>
        <source>One a line: a name, a colon, and what the model is told. The quick prompt offers them.</source>
        <translation>每行一个：名称、冒号、给模型的指令。快速提问中会提供。</translation>
    </message>
    <message>
        <source>One a line: address, model, price per million tokens read, price per million written, and the seconds to a first word that you know of, with spaces between them. The cheapest that is quick enough is asked.</source>
        <translation>每行一个：地址、模型、每百万读取词元价格、每百万写出词元价格、已知的首词秒数，以空格分隔。会询问足够快的最便宜者。</translation>
    </message>
    <message>
        <source>Open {0}, accept the terms with that account, and try again.</source>
        <translation>请打开 {0}，用该账户接受条款后重试。</translation>
    </message>
    <message>
        <source>Open {0}, accept the terms, then give Inglenook {1} of that account.</source>
        <translation>请打开 {0} 接受条款，然后向 Inglenook 提供该账户的 {1}。</translation>
    </message>
    <message>
        <source>Other endpoints</source>
        <translation>其他端点</translation>
    </message>
    <message>
        <source>Other machines</source>
        <translation>其他电脑</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Other programs were busy: only the ratios mean something.</source>
        <translation>其他程序在忙：只有比值有意义。</translation>
    </message>
    <message>
        <source>Part of the address that other programs need.</source>
        <translation>其他程序所需地址的一部分。</translation>
    </message>
    <message>
        <source>Pause one of them, or wait until one is done.</source>
        <translation>请暂停其中一个，或等待一个完成。</translation>
    </message>
    <message>
        <source>Plain questions of theirs may get an earlier answer, marked so. Those with tools, a schema, a seed or a temperature never do.</source>
        <translation>它们的普通问题可能得到先前的答案，并会标明。带工具、模式、种子或温度的请求不会。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Price of what is read</source>
        <translation>读取价格</translation>
    </message>
    <message>
        <source>Price of what is written</source>
        <translation>写出价格</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程</translation>
    </message>
    <message>
        <source>Programs on this machine that speak OpenAI&apos;s interface can then ask the model here, with the token below. Other machines cannot.</source>
        <translation>本机上支持 OpenAI 接口的程序可凭下方令牌询问这里的模型。其他电脑不行。</translation>
    </message>
    <message>
        <source>Propose the cloud</source>
        <translation>建议使用云端</translation>
    </message>
    <message>
        <source>Put back a copy of it from a backup of this folder.</source>
        <translation>请从此文件夹的备份中恢复它的副本。</translation>
    </message>
    <message>
        <source>Questions in the same words are still remembered; install Inglenook again to get the rest.</source>
        <translation>措辞相同的问题仍会记住；请重新安装 Inglenook 以恢复其余功能。</translation>
    </message>
    <message>
        <source>Questions in the same words are still remembered; restart Inglenook to try again.</source>
        <translation>措辞相同的问题仍会记住；请重启 Inglenook 再试。</translation>
    </message>
    <message>
        <source>Quit Inglenook and start it again: it then rescues what can be read.</source>
        <translation>请退出并重新启动 Inglenook：它会抢救可读的内容。</translation>
    </message>
    <message>
        <source>Quit it and start it again.</source>
        <translation>请退出并重新启动。</translation>
    </message>
    <message>
        <source>Raise the cap in Settings, under Cloud, or keep the answer of this machine.</source>
        <translation>请在设置的“云端”中提高上限，或保留本机答案。</translation>
    </message>
    <message>
        <source>Raise the memory budget in Settings, or choose a smaller model.</source>
        <translation>请在设置中提高内存预算，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Raise the memory budget, or choose a smaller model.</source>
        <translation>请提高内存预算，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Raise the memory budget.</source>
        <translation>请提高内存预算。</translation>
    </message>
    <message>
        <source>Read weights from disk</source>
        <translation>从磁盘读取权重</translation>
    </message>
    <message>
        <source>Remember answers</source>
        <translation>记住答案</translation>
    </message>
    <message>
        <source>Remove another model.</source>
        <translation>请移除其他模型。</translation>
    </message>
    <message>
        <source>Remove it instead, if it should not be given again.</source>
        <translation>如果不应再给出，请改为移除。</translation>
    </message>
    <message>
        <source>Remove some.</source>
        <translation>请移除一些。</translation>
    </message>
    <message>
        <source>Rename the file.</source>
        <translation>请重命名文件。</translation>
    </message>
    <message>
        <source>Restart Inglenook.</source>
        <translation>请重启 Inglenook。</translation>
    </message>
    <message>
        <source>Room for answers</source>
        <translation>答案空间</translation>
    </message>
    <message>
        <source>Save power on battery</source>
        <translation>使用电池时省电</translation>
    </message>
    <message>
        <source>Saving power {0}: fewer threads, no drafts, and the model leaves memory after {1} minutes.</source>
        <translation>省电（{0}）：减少线程、不用草稿，模型 {1} 分钟后释放内存。</translation>
    </message>
    <message>
        <source>Say of answers found in other words whether they fit, then try again.</source>
        <translation>请对以不同说法找到的回答判断是否合适，然后重试。</translation>
    </message>
    <message>
        <source>See that `inglenook lend` and the tunnel to it run.</source>
        <translation>请确认 `inglenook lend` 和通往它的隧道正在运行。</translation>
    </message>
    <message>
        <source>See the log in Inglenook&apos;s folder.</source>
        <translation>请查看 Inglenook 文件夹中的日志。</translation>
    </message>
    <message>
        <source>See the log in Inglenook&apos;s folder; the borrower may have another version.</source>
        <translation>请查看 Inglenook 文件夹中的日志；借用方的版本可能不同。</translation>
    </message>
    <message>
        <source>See the settings dialog for the names.</source>
        <translation>名称见设置窗口。</translation>
    </message>
    <message>
        <source>See {0}/{1} for what there is.</source>
        <translation>可用内容见 {0}/{1}。</translation>
    </message>
    <message>
        <source>Seldom</source>
        <translation>很少</translation>
    </message>
    <message>
        <source>Set Offload and context to automatic.</source>
        <translation>请将“卸载”和上下文设为自动。</translation>
    </message>
    <message>
        <source>Set Offload to automatic.</source>
        <translation>请将“卸载”设为自动。</translation>
    </message>
    <message>
        <source>Set that environment variable.</source>
        <translation>请设置该环境变量。</translation>
    </message>
    <message>
        <source>Several models begin with {0}.</source>
        <translation>有多个模型以 {0} 开头。</translation>
    </message>
    <message>
        <source>Shorten it to {0} or fewer.</source>
        <translation>请缩短到 {0} 以内。</translation>
    </message>
    <message>
        <source>Shorten the message, or raise the context length in the settings.</source>
        <translation>请缩短消息，或在设置中增加上下文长度。</translation>
    </message>
    <message>
        <source>Simplify it.</source>
        <translation>请简化。</translation>
    </message>
    <message>
        <source>Simplify the JSON schema.</source>
        <translation>请简化 JSON 模式。</translation>
    </message>
    <message>
        <source>Some of its weights are multiplied as they lie in the file, so it may use other words than with more memory.</source>
        <translation>部分权重按文件中的原样相乘，因此用词可能与内存更多时不同。</translation>
    </message>
    <message>
        <source>Something is being measured already.</source>
        <translation>正在进行测量。</translation>
    </message>
    <message>
        <source>Something went wrong inside Inglenook ({0}).</source>
        <translation>Inglenook 内部出现问题（{0}）。</translation>
    </message>
    <message>
        <source>Something went wrong inside the engine.</source>
        <translation>引擎内部出现问题。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Start `inglenook lend` there again.</source>
        <translation>请在那边重新启动 `inglenook lend`。</translation>
    </message>
    <message>
        <source>Start another one.</source>
        <translation>请新建一个。</translation>
    </message>
    <message>
        <source>Start with the computer, in the tray</source>
        <translation>随电脑启动，驻留托盘</translation>
    </message>
    <message>
        <source>Stay on this machine</source>
        <translation>仅留在本机</translation>
    </message>
    <message>
        <source>Stop it, or wait until it is done.</source>
        <translation>请停止它，或等待完成。</translation>
    </message>
    <message>
        <source>Streamed weights are not multiplied in this processor&apos;s own form, so the model may use other words than with all of it in memory.</source>
        <translation>从磁盘读取的权重不以本处理器自己的形式相乘，因此模型的用词可能与全部在内存中时不同。</translation>
    </message>
    <message>
        <source>Such names look like owner/model.</source>
        <translation>此类名称形如 owner/model。</translation>
    </message>
    <message>
        <source>Sum up the oldest turns</source>
        <translation>概括最早的消息</translation>
    </message>
    <message>
        <source>Take a longer one, or the one suggested.</source>
        <translation>请使用更长的口令，或使用建议的口令。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>That divides by zero.</source>
        <translation>除数为零。</translation>
    </message>
    <message>
        <source>That has no value: {0}.</source>
        <translation>无法求值：{0}。</translation>
    </message>
    <message>
        <source>The GGUF file that answers.</source>
        <translation>用于回答的 GGUF 文件。</translation>
    </message>
    <message>
        <source>The GGUF file {0} does not say what kind of model it is.</source>
        <translation>GGUF 文件 {0} 没有说明模型类型。</translation>
    </message>
    <message>
        <source>The JSON schema is too large or too deeply nested.</source>
        <translation>JSON 模式太大或嵌套太深。</translation>
    </message>
    <message>
        <source>The address of the tool server {0} is not one of the web.</source>
        <translation>工具服务器 {0} 的地址不是网址。</translation>
    </message>
    <message>
        <source>The answer ends here because it reached the token limit.</source>
        <translation>答案到此为止，已达到词元上限。</translation>
    </message>
    <message>
        <source>The answer ends here because the context window of {0} tokens is full. Start a new chat, or choose a longer context in Settings.</source>
        <translation>答案到此为止，{0} 个词元的上下文窗口已满。请开始新聊天，或在设置中选择更长的上下文。</translation>
    </message>
    <message>
        <source>The answer was ended here, because the cloud answers.</source>
        <translation>答案到此为止，改由云端回答。</translation>
    </message>
    <message>
        <source>The archive is too large.</source>
        <translation>压缩包太大。</translation>
    </message>
    <message>
        <source>The arguments are no JSON object.</source>
        <translation>参数不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The arguments are no JSON.</source>
        <translation>参数不是 JSON。</translation>
    </message>
    <message>
        <source>The bare loop could not read its prompt.</source>
        <translation>简单循环无法读取提示。</translation>
    </message>
    <message>
        <source>The bare loop could not write on.</source>
        <translation>简单循环无法继续写。</translation>
    </message>
    <message>
        <source>The call was stopped.</source>
        <translation>调用已停止。</translation>
    </message>
    <message>
        <source>The choice of an encoder could not be written to {0}.</source>
        <translation>无法将编码器的选择写入 {0}。</translation>
    </message>
    <message>
        <source>The cloud asks for payment.</source>
        <translation>云端要求付款。</translation>
    </message>
    <message>
        <source>The cloud cannot be reached.</source>
        <translation>无法连接云端。</translation>
    </message>
    <message>
        <source>The cloud did not accept the key.</source>
        <translation>云端不接受该密钥。</translation>
    </message>
    <message>
        <source>The cloud does not know this address or model.</source>
        <translation>云端没有此地址或模型。</translation>
    </message>
    <message>
        <source>The cloud failed several times in a row, so it is left alone for {0} more seconds.</source>
        <translation>云端连续多次失败，{0} 秒内不再询问。</translation>
    </message>
    <message>
        <source>The cloud has a problem of its own ({0}).</source>
        <translation>云端自身出现问题（{0}）。</translation>
    </message>
    <message>
        <source>The cloud is asked too often right now.</source>
        <translation>当前询问云端过于频繁。</translation>
    </message>
    <message>
        <source>The cloud refused the question ({0}).</source>
        <translation>云端拒绝了该问题（{0}）。</translation>
    </message>
    <message>
        <source>The cloud reported an error: {0}</source>
        <translation>云端报告错误：{0}</translation>
    </message>
    <message>
        <source>The cloud sent something that is not a chat answer.</source>
        <translation>云端返回的不是聊天答案。</translation>
    </message>
    <message>
        <source>The cloud sent the request elsewhere, which is not followed.</source>
        <translation>云端将请求转到别处，不予跟随。</translation>
    </message>
    <message>
        <source>The cloud sent {0} and not a chat answer.</source>
        <translation>云端返回 {0}，不是聊天答案。</translation>
    </message>
    <message>
        <source>The cloud took too long to answer.</source>
        <translation>云端回答超时。</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer broke off before its end.</source>
        <translation>云端的答案中途中断。</translation>
    </message>
    <message>
        <source>The computation does not use {0}.</source>
        <translation>计算中未使用 {0}。</translation>
    </message>
    <message>
        <source>The config.json of the encoder has no sensible layer_norm_eps.</source>
        <translation>编码器的 config.json 中没有合理的 layer_norm_eps。</translation>
    </message>
    <message>
        <source>The config.json of the encoder has no sensible {0}.</source>
        <translation>编码器的 config.json 中没有合理的 {0}。</translation>
    </message>
    <message>
        <source>The connection to the cloud broke ({0}).</source>
        <translation>与云端的连接中断（{0}）。</translation>
    </message>
    <message>
        <source>The connection to {0} broke.</source>
        <translation>与 {0} 的连接中断。</translation>
    </message>
    <message>
        <source>The conversation is longer than the context of {0} tokens.</source>
        <translation>对话超过了 {0} 个词元的上下文。</translation>
    </message>
    <message>
        <source>The conversation was not found again on the disk.</source>
        <translation>在磁盘上找不到该对话。</translation>
    </message>
    <message>
        <source>The disk cannot be read past the system&apos;s page cache, so the streamed weights pass through it.</source>
        <translation>磁盘无法绕过系统页缓存读取，因此权重会经过缓存。</translation>
    </message>
    <message>
        <source>The disk with {0} is full.</source>
        <translation>{0} 所在的磁盘已满。</translation>
    </message>
    <message>
        <source>The encoder could not be written to {0}.</source>
        <translation>无法将编码器写入 {0}。</translation>
    </message>
    <message>
        <source>The encoder that you have chosen is not loaded.</source>
        <translation>您选择的编码器尚未加载。</translation>
    </message>
    <message>
        <source>The encoder&apos;s process could not be started.</source>
        <translation>无法启动编码器的进程。</translation>
    </message>
    <message>
        <source>The encoder&apos;s process ended ({0}).</source>
        <translation>编码器的进程已结束（{0}）。</translation>
    </message>
    <message>
        <source>The endpoint is told to stop there; it is what a question is reckoned to cost at most.</source>
        <translation>要求端点到此为止；据此计算一个问题的最高费用。</translation>
    </message>
    <message>
        <source>The endpoint {0} cannot be read.</source>
        <translation>无法解析端点 {0}。</translation>
    </message>
    <message>
        <source>The engine cannot compute this kind of encoder, and what else could, sentence-transformers, is not installed.</source>
        <translation>引擎无法计算这类编码器，而可以计算它的 sentence-transformers 尚未安装。</translation>
    </message>
    <message>
        <source>The engine cannot make a smaller version of {0}.</source>
        <translation>引擎无法制作 {0} 的更小版本。</translation>
    </message>
    <message>
        <source>The engine cannot use {0} with these settings.</source>
        <translation>引擎无法以这些设置使用 {0}。</translation>
    </message>
    <message>
        <source>The engine could not be timed.</source>
        <translation>无法为引擎计时。</translation>
    </message>
    <message>
        <source>The engine could not compute the next words (code {0}).</source>
        <translation>引擎无法计算后续词（代码 {0}）。</translation>
    </message>
    <message>
        <source>The engine could not read the text (code {0}).</source>
        <translation>引擎无法读取文本（代码 {0}）。</translation>
    </message>
    <message>
        <source>The engine does not know the kind of model in {0} ({1}).</source>
        <translation>引擎不支持 {0} 的模型类型（{1}）。</translation>
    </message>
    <message>
        <source>The engine has no processor backend.</source>
        <translation>引擎缺少处理器后端。</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it looked for graphics devices.</source>
        <translation>引擎在查找图形设备时停止（{0}）。</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it planned {1}.</source>
        <translation>引擎在规划 {1} 时停止（{0}）。</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it worked on {1}.</source>
        <translation>引擎在处理 {1} 时停止（{0}）。</translation>
    </message>
    <message>
        <source>The engine takes {0} at most.</source>
        <translation>引擎最多接受 {0}。</translation>
    </message>
    <message>
        <source>The engine was built for another processor: install Inglenook again on this machine.</source>
        <translation>引擎是为其他处理器编译的：请在本机重新安装 Inglenook。</translation>
    </message>
    <message>
        <source>The engine&apos;s library cannot be loaded ({0}).</source>
        <translation>无法加载引擎库（{0}）。</translation>
    </message>
    <message>
        <source>The engine&apos;s library cannot stream weights, so the system pages them in from the file.</source>
        <translation>引擎库不支持流式读取权重，由系统从文件读取。</translation>
    </message>
    <message>
        <source>The engine&apos;s library is not installed.</source>
        <translation>未安装引擎库。</translation>
    </message>
    <message>
        <source>The engine&apos;s library laid out {0} in a way that cannot be streamed.</source>
        <translation>引擎库对 {0} 的布局无法流式读取。</translation>
    </message>
    <message>
        <source>The engine&apos;s process could not be started ({0}).</source>
        <translation>无法启动引擎进程（{0}）。</translation>
    </message>
    <message>
        <source>The engine&apos;s server did not start.</source>
        <translation>引擎服务器未能启动。</translation>
    </message>
    <message>
        <source>The engine&apos;s server does not answer.</source>
        <translation>引擎服务器没有响应。</translation>
    </message>
    <message>
        <source>The engine&apos;s server speaks version {0}, and Inglenook {1}.</source>
        <translation>引擎服务器版本为 {0}，Inglenook 为 {1}。</translation>
    </message>
    <message>
        <source>The experts of {0} need at least {1} MB of memory; {2} MB are given.</source>
        <translation>{0} 的专家至少需要 {1} MB 内存；已分配 {2} MB。</translation>
    </message>
    <message>
        <source>The expression is longer than {0} characters.</source>
        <translation>表达式超过 {0} 个字符。</translation>
    </message>
    <message>
        <source>The expression is too deeply nested.</source>
        <translation>表达式嵌套太深。</translation>
    </message>
    <message>
        <source>The file has changed on the hub since this download began, so it starts over.</source>
        <translation>下载开始后模型库中的文件已变更，将重新下载。</translation>
    </message>
    <message>
        <source>The file with the key of your conversations, {0}, cannot be read.</source>
        <translation>无法读取保存对话密钥的文件 {0}。</translation>
    </message>
    <message>
        <source>The file with the key of your conversations, {0}, is of another version.</source>
        <translation>保存对话密钥的文件 {0} 属于其他版本。</translation>
    </message>
    <message>
        <source>The file with {0} was damaged. {1}; the damaged one is kept as {2}.</source>
        <translation>{0} 的文件已损坏。{1}；损坏的文件保留为 {2}。</translation>
    </message>
    <message>
        <source>The file with {0} was written by a newer version of Inglenook and is left untouched. What you add now is kept only until you quit; install the newer version to see the rest.</source>
        <translation>{0} 的文件由更新版本的 Inglenook 写入，不会改动。您现在添加的内容只保留到退出；请安装新版本查看其余内容。</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, failed: {2}.</source>
        <translation>{0} 的文件 {1} 出错：{2}。</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, is damaged.</source>
        <translation>{0} 的文件 {1} 已损坏。</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, is damaged. What can be read of it ({2}) is shown, but a repaired file cannot be stored, so what you add now is kept only until you quit. Check the folder and the free space on the disk, then start Inglenook again.</source>
        <translation>{0} 的文件 {1} 已损坏。可读取的部分（{2}）会显示，但无法保存修复后的文件，因此您现在添加的内容只保留到退出。请检查文件夹和磁盘空间，然后重启 Inglenook。</translation>
    </message>
    <message>
        <source>The file {0} is in a version of GGUF ({1}) that cannot be read.</source>
        <translation>文件 {0} 的 GGUF 版本（{1}）无法读取。</translation>
    </message>
    <message>
        <source>The file {0} is not a GGUF model.</source>
        <translation>文件 {0} 不是 GGUF 模型。</translation>
    </message>
    <message>
        <source>The file {0} is one of {1} parts of a model, and its name does not say which.</source>
        <translation>文件 {0} 是模型 {1} 个部分之一，但文件名没有说明是哪一个。</translation>
    </message>
    <message>
        <source>The header of {0} is larger than that of any model.</source>
        <translation>{0} 的文件头大得不正常。</translation>
    </message>
    <message>
        <source>The hub does not accept your token.</source>
        <translation>模型库不接受您的令牌。</translation>
    </message>
    <message>
        <source>The hub has another version of this file, which replaces yours.</source>
        <translation>模型库中有此文件的其他版本，将替换您的文件。</translation>
    </message>
    <message>
        <source>The hub has not answered your last questions yet.</source>
        <translation>模型库尚未回应您上次的请求。</translation>
    </message>
    <message>
        <source>The keyring did not keep the key.</source>
        <translation>密钥环没有保存该密钥。</translation>
    </message>
    <message>
        <source>The lending process stopped {0} times within a minute ({1}).</source>
        <translation>借出进程一分钟内停止了 {0} 次（{1}）。</translation>
    </message>
    <message>
        <source>The library has no model {0}.</source>
        <translation>库中没有模型 {0}。</translation>
    </message>
    <message>
        <source>The library that encrypts databases is not installed here.</source>
        <translation>此处未安装用于加密数据库的库。</translation>
    </message>
    <message>
        <source>The local answer may stand wrongly</source>
        <translation>本机答案可以有误</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>详情见日志。</translation>
    </message>
    <message>
        <source>The memory needed follows from the header of {0} and the size of each file.</source>
        <translation>所需内存根据 {0} 的文件头和各文件大小得出。</translation>
    </message>
    <message>
        <source>The message is {0} tokens long, and the model can read {1} at once.</source>
        <translation>消息有 {0} 个词元，而模型一次可读 {1} 个。</translation>
    </message>
    <message>
        <source>The model began to repeat itself, so the answer was ended here. Regenerate it, or ask differently.</source>
        <translation>模型开始重复，因此答案到此为止。请重新生成，或换种问法。</translation>
    </message>
    <message>
        <source>The model could not be written to {0}.</source>
        <translation>无法将模型写入 {0}。</translation>
    </message>
    <message>
        <source>The model file {0} cannot be opened ({1}).</source>
        <translation>无法打开模型文件 {0}（{1}）。</translation>
    </message>
    <message>
        <source>The model file {0} cannot be read any more ({1}).</source>
        <translation>模型文件 {0} 已无法读取（{1}）。</translation>
    </message>
    <message>
        <source>The model file {0} does not hold what its kind of model needs.</source>
        <translation>模型文件 {0} 缺少此类模型所需的内容。</translation>
    </message>
    <message>
        <source>The model file {0} has become shorter while it was in use.</source>
        <translation>模型文件 {0} 在使用中变短了。</translation>
    </message>
    <message>
        <source>The model file {0} is cut short: it has {1} of {2}.</source>
        <translation>模型文件 {0} 不完整：只有 {1}，应为 {2}。</translation>
    </message>
    <message>
        <source>The model file {0} is damaged: {1}.</source>
        <translation>模型文件 {0} 已损坏：{1}。</translation>
    </message>
    <message>
        <source>The model file {0} was changed while it was in use.</source>
        <translation>模型文件 {0} 在使用中被修改。</translation>
    </message>
    <message>
        <source>The model goes on with its beginning and its newest part.</source>
        <translation>模型凭开头和最新部分继续。</translation>
    </message>
    <message>
        <source>The model goes on with this summary of the oldest part:</source>
        <translation>模型将以最早部分的这段概括继续：</translation>
    </message>
    <message>
        <source>The model has {0} and Inglenook may hold {1}, so {2}.</source>
        <translation>模型大小 {0}，Inglenook 可用 {1}，因此{2}。</translation>
    </message>
    <message>
        <source>The model hub is switched off by HF_HUB_OFFLINE.</source>
        <translation>模型库已被 HF_HUB_OFFLINE 关闭。</translation>
    </message>
    <message>
        <source>The model hub is switched off in the settings.</source>
        <translation>模型库已在设置中关闭。</translation>
    </message>
    <message>
        <source>The model was unloaded {0}.</source>
        <translation>模型已卸载 {0}。</translation>
    </message>
    <message>
        <source>The model {0} is damaged: two of its tensors have the same name.</source>
        <translation>模型 {0} 已损坏：有两个张量同名。</translation>
    </message>
    <message>
        <source>The model&apos;s file has a chat template that does not work.</source>
        <translation>模型文件中的聊天模板无法使用。</translation>
    </message>
    <message>
        <source>The model&apos;s name at that address.</source>
        <translation>该地址上的模型名称。</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>模型自身的</translation>
    </message>
    <message>
        <source>The model&apos;s router chose an expert that there is not.</source>
        <translation>模型选择了不存在的专家。</translation>
    </message>
    <message>
        <source>The most that remembered answers take on the disk. Those that save the least go first.</source>
        <translation>已记住的答案最多占用的磁盘空间。节省最少的先删除。</translation>
    </message>
    <message>
        <source>The most that the model may hold in memory.</source>
        <translation>模型最多可占用的内存。</translation>
    </message>
    <message>
        <source>The name of the model file has characters that cannot be used.</source>
        <translation>模型文件名含有不能使用的字符。</translation>
    </message>
    <message>
        <source>The name of the model file is not a possible name.</source>
        <translation>模型文件名无效。</translation>
    </message>
    <message>
        <source>The packaged program cannot compute this kind of encoder.</source>
        <translation>打包的程序无法计算这类编码器。</translation>
    </message>
    <message>
        <source>The part that compares two questions could not be used.</source>
        <translation>无法使用比较两个问题的部分。</translation>
    </message>
    <message>
        <source>The part that compares two questions does not fit the model.</source>
        <translation>比较两个问题的部分与模型不匹配。</translation>
    </message>
    <message>
        <source>The parts of the model {0} do not belong together.</source>
        <translation>模型 {0} 的各部分不配套。</translation>
    </message>
    <message>
        <source>The passphrase has fewer than {0} characters.</source>
        <translation>口令少于 {0} 个字符。</translation>
    </message>
    <message>
        <source>The plan does not say how many layers each device takes.</source>
        <translation>规划没有说明各设备承担多少层。</translation>
    </message>
    <message>
        <source>The plan gives {0} layers away, and the model has {1} and its output.</source>
        <translation>规划分出 {0} 层，而模型有 {1} 层及输出层。</translation>
    </message>
    <message>
        <source>The proxy has changed since you agreed, so nothing was sent.</source>
        <translation>代理在您同意后已改变，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>The question has {0} characters.</source>
        <translation>问题有 {0} 个字符。</translation>
    </message>
    <message>
        <source>The quick prompt is then always at hand. No model is loaded before you ask.</source>
        <translation>快速提问随时可用。提问前不加载任何模型。</translation>
    </message>
    <message>
        <source>The result is no real number.</source>
        <translation>结果不是实数。</translation>
    </message>
    <message>
        <source>The result is too large.</source>
        <translation>结果太大。</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {0} ({1}).</source>
        <translation>无法将设置保存到 {0}（{1}）。</translation>
    </message>
    <message>
        <source>The settings file has an unknown setting, {0}; it is ignored.</source>
        <translation>设置文件中有未知的设置 {0}；已忽略。</translation>
    </message>
    <message>
        <source>The settings file is of a newer version; what this one does not know is ignored.</source>
        <translation>设置文件来自更新的版本；本版本不认识的内容已忽略。</translation>
    </message>
    <message>
        <source>The settings file was damaged, so the defaults are used. The old file is kept as {0}.</source>
        <translation>设置文件已损坏，改用默认值。旧文件保留为 {0}。</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read ({1}), so the defaults are used.</source>
        <translation>无法读取设置文件 {0}（{1}），改用默认值。</translation>
    </message>
    <message>
        <source>The settings file {0} is damaged, so the defaults are used.</source>
        <translation>设置文件 {0} 已损坏，改用默认值。</translation>
    </message>
    <message>
        <source>The small model that compares questions could not be written to {0}.</source>
        <translation>无法将比较问题的小模型写入 {0}。</translation>
    </message>
    <message>
        <source>The small model that compares questions does not start.</source>
        <translation>用于比较问题的小模型无法启动。</translation>
    </message>
    <message>
        <source>The small model that compares questions gave something else than its vectors.</source>
        <translation>比较问题的小模型给出的不是向量。</translation>
    </message>
    <message>
        <source>The small model that compares questions is not installed.</source>
        <translation>未安装比较问题的小模型。</translation>
    </message>
    <message>
        <source>The small model that compares questions is not loaded.</source>
        <translation>比较问题的小模型尚未加载。</translation>
    </message>
    <message>
        <source>The small model that compares questions, in {0}, is damaged.</source>
        <translation>{0} 中比较问题的小模型已损坏。</translation>
    </message>
    <message>
        <source>The smaller model needs {0} on the disk; {1} are free.</source>
        <translation>更小的模型需要 {0} 磁盘空间；空闲 {1}。</translation>
    </message>
    <message>
        <source>The speed follows from what other models have reached here.</source>
        <translation>速度根据其他模型在本机的表现推算。</translation>
    </message>
    <message>
        <source>The speed is what this model has reached here.</source>
        <translation>速度为此模型在本机的实测值。</translation>
    </message>
    <message>
        <source>The speed is worked out from the bandwidth of memory; it gets truer with the first answer.</source>
        <translation>速度根据内存带宽计算；首次回答后会更准确。</translation>
    </message>
    <message>
        <source>The starter model belongs to Inglenook and stays.</source>
        <translation>入门模型属于 Inglenook，不能移除。</translation>
    </message>
    <message>
        <source>The starter model is not installed.</source>
        <translation>未安装入门模型。</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>The text has {0} characters, which is too short to measure with.</source>
        <translation>文本有 {0} 个字符，太短，无法用于测量。</translation>
    </message>
    <message>
        <source>The text is too short to measure with.</source>
        <translation>文本太短，无法用于测量。</translation>
    </message>
    <message>
        <source>The text {0} cannot be read ({1}).</source>
        <translation>无法读取文本 {0}（{1}）。</translation>
    </message>
    <message>
        <source>The tool failed: {0}.</source>
        <translation>工具失败：{0}。</translation>
    </message>
    <message>
        <source>The tool gave no answer within {0} seconds.</source>
        <translation>工具在 {0} 秒内没有回应。</translation>
    </message>
    <message>
        <source>The tool reports an error.</source>
        <translation>工具报告了错误。</translation>
    </message>
    <message>
        <source>The tool server {0} has neither one command nor one address.</source>
        <translation>工具服务器 {0} 既没有命令也没有地址。</translation>
    </message>
    <message>
        <source>The tool server {0} needs {1}.</source>
        <translation>工具服务器 {0} 需要 {1}。</translation>
    </message>
    <message>
        <source>The two models have different vocabularies.</source>
        <translation>两个模型的词表不同。</translation>
    </message>
    <message>
        <source>The user did not allow this tool to be used. Answer without it.</source>
        <translation>用户未允许使用此工具。请不用它回答。</translation>
    </message>
    <message>
        <source>The vocabulary in {0} has {1} pieces, and its config.json says {2}.</source>
        <translation>{0} 中的词表有 {1} 个片段，而 config.json 写的是 {2}。</translation>
    </message>
    <message>
        <source>The weights in {0} cannot be read.</source>
        <translation>无法读取 {0} 中的权重。</translation>
    </message>
    <message>
        <source>Their conversations then appear in the list, under the program&apos;s name.</source>
        <translation>它们的对话会以程序名出现在列表中。</translation>
    </message>
    <message>
        <source>There are no drafts: no way of loading in which they are exact was faster here.</source>
        <translation>不使用草稿：在本机，能保证精确的加载方式都没有更快。</translation>
    </message>
    <message>
        <source>There are two personas named “{0}”.</source>
        <translation>有两个名为“{0}”的角色。</translation>
    </message>
    <message>
        <source>There are {0} other machines.</source>
        <translation>还有 {0} 台其他电脑。</translation>
    </message>
    <message>
        <source>There are {0} personas.</source>
        <translation>有 {0} 个角色。</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>现有：{0}。</translation>
    </message>
    <message>
        <source>There can be {0} tool servers at most.</source>
        <translation>最多可有 {0} 个工具服务器。</translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <translation>已有文件 {0}。</translation>
    </message>
    <message>
        <source>There is no conversation in {0}.</source>
        <translation>{0} 中没有对话。</translation>
    </message>
    <message>
        <source>There is no device called {0} here.</source>
        <translation>这里没有名为 {0} 的设备。</translation>
    </message>
    <message>
        <source>There is no file at {0}.</source>
        <translation>{0} 处没有文件。</translation>
    </message>
    <message>
        <source>There is no file {0} on the hub.</source>
        <translation>模型库中没有文件 {0}。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>没有文件 {0}。</translation>
    </message>
    <message>
        <source>There is no folder or file {0}.</source>
        <translation>没有文件夹或文件 {0}。</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>没有文件夹 {0}。</translation>
    </message>
    <message>
        <source>There is no key for the cloud.</source>
        <translation>没有云端密钥。</translation>
    </message>
    <message>
        <source>There is no model file {0}.</source>
        <translation>没有模型文件 {0}。</translation>
    </message>
    <message>
        <source>There is no model that answers.</source>
        <translation>没有可回答的模型。</translation>
    </message>
    <message>
        <source>There is no model to make smaller.</source>
        <translation>没有可精简的模型。</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>There is no room for a second context to compare with.</source>
        <translation>没有空间容纳用于比较的第二个上下文。</translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation>没有名为 {0} 的设置。</translation>
    </message>
    <message>
        <source>There is no small model that compares questions.</source>
        <translation>没有比较问题的小模型。</translation>
    </message>
    <message>
        <source>There is no such tool.</source>
        <translation>没有此工具。</translation>
    </message>
    <message>
        <source>There is no time zone {0}. It looks like Europe/Berlin.</source>
        <translation>没有时区 {0}。格式如 Europe/Berlin。</translation>
    </message>
    <message>
        <source>There is no tool server called {0}.</source>
        <translation>没有名为 {0} 的工具服务器。</translation>
    </message>
    <message>
        <source>There is no {0} on the hub, or it is private.</source>
        <translation>模型库中没有 {0}，或为私有。</translation>
    </message>
    <message>
        <source>There is not enough memory for all experts of a layer.</source>
        <translation>内存不足以容纳一层的所有专家。</translation>
    </message>
    <message>
        <source>There is not enough memory for the experts of the model.</source>
        <translation>内存不足以容纳模型的专家。</translation>
    </message>
    <message>
        <source>There is not enough memory for the part of {0} that stays in it.</source>
        <translation>内存不足以容纳 {0} 的常驻部分。</translation>
    </message>
    <message>
        <source>There is not enough memory for {0} with a context of {1} tokens.</source>
        <translation>内存不足以运行 {0}（上下文 {1} 个词元）。</translation>
    </message>
    <message>
        <source>There is not enough memory to compare two questions.</source>
        <translation>内存不足以比较两个问题。</translation>
    </message>
    <message>
        <source>There is not enough memory to load {0}.</source>
        <translation>内存不足以加载 {0}。</translation>
    </message>
    <message>
        <source>There is not enough memory to measure the model.</source>
        <translation>内存不足以测量模型。</translation>
    </message>
    <message>
        <source>There is not enough memory to read the weights ahead.</source>
        <translation>内存不足以预读权重。</translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation>没有需要回答的内容。</translation>
    </message>
    <message>
        <source>There is too little memory to time the engine.</source>
        <translation>内存太少，无法为引擎计时。</translation>
    </message>
    <message>
        <source>They are in use until you quit; check that the folder is writable and the disk is not full.</source>
        <translation>在退出前有效；请检查文件夹可写且磁盘未满。</translation>
    </message>
    <message>
        <source>This answer is not kept any more.</source>
        <translation>此答案已不再保留。</translation>
    </message>
    <message>
        <source>This chat is private, so nothing of it is sent.</source>
        <translation>这是私密聊天，不会发送任何内容。</translation>
    </message>
    <message>
        <source>This chat is private, so nothing of it was sent.</source>
        <translation>这是私密聊天，没有发送任何内容。</translation>
    </message>
    <message>
        <source>This conversation is longer than the model reads at once.</source>
        <translation>此对话超出了模型一次能读取的长度。</translation>
    </message>
    <message>
        <source>This conversation is not in the history any more.</source>
        <translation>此对话已不在历史记录中。</translation>
    </message>
    <message>
        <source>This encoder gives all questions the same vector.</source>
        <translation>该编码器对所有问题给出相同的向量。</translation>
    </message>
    <message>
        <source>This encoder gives vectors that are no numbers.</source>
        <translation>该编码器给出的向量不是数字。</translation>
    </message>
    <message>
        <source>This engine has a model already.</source>
        <translation>此引擎已有模型。</translation>
    </message>
    <message>
        <source>This engine was built without lending.</source>
        <translation>此引擎不支持借出。</translation>
    </message>
    <message>
        <source>This engine was built without other machines.</source>
        <translation>此引擎不支持其他电脑。</translation>
    </message>
    <message>
        <source>This is a private chat, so nothing was sent to another machine.</source>
        <translation>这是私密聊天，没有向其他电脑发送任何内容。</translation>
    </message>
    <message>
        <source>This is more than the model reads at once.</source>
        <translation>超出了模型一次可读的长度。</translation>
    </message>
    <message>
        <source>This is not the recovery passphrase of these files.</source>
        <translation>这不是这些文件的恢复口令。</translation>
    </message>
    <message>
        <source>This kind of model takes weights apart that would be read from the disk.</source>
        <translation>此类模型会拆分需从磁盘读取的权重。</translation>
    </message>
    <message>
        <source>This kind of model uses its table of tokens in a way that cannot be read from the disk.</source>
        <translation>此类模型使用词元表的方式无法从磁盘读取。</translation>
    </message>
    <message>
        <source>This machine has no keyring to keep a key in.</source>
        <translation>本机没有可保存密钥的密钥环。</translation>
    </message>
    <message>
        <source>This machine&apos;s own model still answers.</source>
        <translation>本机模型仍可回答。</translation>
    </message>
    <message>
        <source>This may cost {0}; of {1} for {2} {3} are left, so nothing was sent.</source>
        <translation>可能花费 {0}；{2}的 {1} 只剩 {3}，因此没有发送。</translation>
    </message>
    <message>
        <source>This model cannot fill a gap before a given ending.</source>
        <translation>此模型无法在给定结尾前填补空缺。</translation>
    </message>
    <message>
        <source>This model does not compare texts.</source>
        <translation>此模型不能比较文本。</translation>
    </message>
    <message>
        <source>This model gives no vectors.</source>
        <translation>此模型不提供向量。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>请几分钟后重试。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again later, or use another mirror.</source>
        <translation>请稍后重试，或换用其他镜像。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again, or keep the answer of this machine.</source>
        <translation>请重试，或保留本机答案。</translation>
    </message>
    <message>
        <source>Try again, or use another mirror.</source>
        <translation>请重试，或换用其他镜像。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Try again; the log in the data folder has the details.</source>
        <translation>请重试；详情见数据文件夹中的日志。</translation>
    </message>
    <message>
        <source>Try another file, or a mirror.</source>
        <translation>请尝试其他文件或镜像。</translation>
    </message>
    <message>
        <source>Tune models in idle time</source>
        <translation>空闲时调优模型</translation>
    </message>
    <message>
        <source>Turn encryption on first.</source>
        <translation>请先开启加密。</translation>
    </message>
    <message>
        <source>Turn it off in Settings to ask the cloud.</source>
        <translation>如需询问云端，请在设置中关闭。</translation>
    </message>
    <message>
        <source>Turn off &quot;Never contact the model hub&quot;.</source>
        <translation>请关闭“从不联系模型库”。</translation>
    </message>
    <message>
        <source>Turn off &quot;Stay on this machine&quot;.</source>
        <translation>请关闭“仅留在本机”。</translation>
    </message>
    <message>
        <source>Turn one of the two off.</source>
        <translation>请关闭其中一个。</translation>
    </message>
    <message>
        <source>Two questions could not be compared.</source>
        <translation>无法比较两个问题。</translation>
    </message>
    <message>
        <source>Type something first.</source>
        <translation>请先输入内容。</translation>
    </message>
    <message>
        <source>Unlock or install a keyring (such as GNOME Keyring or KWallet), or set {0}.</source>
        <translation>请解锁或安装密钥环（如 GNOME Keyring 或 KWallet），或设置 {0}。</translation>
    </message>
    <message>
        <source>Unlock them with the recovery passphrase first.</source>
        <translation>请先用恢复口令解锁。</translation>
    </message>
    <message>
        <source>Unlock them with the recovery passphrase in the window, or set {0}.</source>
        <translation>请在窗口中用恢复口令解锁，或设置 {0}。</translation>
    </message>
    <message>
        <source>Unpack it, and choose files below {0} MB.</source>
        <translation>请解压后选择小于 {0} MB 的文件。</translation>
    </message>
    <message>
        <source>Unset that variable to use the hub.</source>
        <translation>如需使用模型库，请取消设置该变量。</translation>
    </message>
    <message>
        <source>Unset that variable, then start again.</source>
        <translation>请取消设置该变量，然后重新启动。</translation>
    </message>
    <message>
        <source>Use an https address; plain http is for this machine only, such as http://127.0.0.1:8080/v1.</source>
        <translation>请使用 https 地址；http 仅限本机，例如 http://127.0.0.1:8080/v1。</translation>
    </message>
    <message>
        <source>Use another mirror.</source>
        <translation>请换用其他镜像。</translation>
    </message>
    <message>
        <source>Use one of them at a time.</source>
        <translation>一次只使用一个。</translation>
    </message>
    <message>
        <source>Vectors of {0} numbers are too long.</source>
        <translation>含 {0} 个数的向量太长。</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>请稍等后重试。</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>请等待结束，或停止它。</translation>
    </message>
    <message>
        <source>Wait for that download to end.</source>
        <translation>请等待该下载结束。</translation>
    </message>
    <message>
        <source>Wait for their end.</source>
        <translation>请等待它们结束。</translation>
    </message>
    <message>
        <source>Wait half a minute, then try again.</source>
        <translation>请等半分钟后重试。</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it.</source>
        <translation>请等它完成，或将其停止。</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>请等待其完成。</translation>
    </message>
    <message>
        <source>Wait {0} min, then try again.</source>
        <translation>请等待 {0} 分钟后重试。</translation>
    </message>
    <message>
        <source>Wanted wait for a first word</source>
        <translation>期望的首词等待时间</translation>
    </message>
    <message>
        <source>Weights in other forms may hold code and are not fetched; choose another repository.</source>
        <translation>其他形式的权重可能含有代码，不会下载；请选择其他仓库。</translation>
    </message>
    <message>
        <source>Weights in other forms may hold code and are not read; save the model as one safetensors file.</source>
        <translation>其他形式的权重可能含有代码，不会读取；请把模型保存为一个 safetensors 文件。</translation>
    </message>
    <message>
        <source>What came so far is kept; ask again for a whole answer.</source>
        <translation>已有内容会保留；请重新提问以获得完整答案。</translation>
    </message>
    <message>
        <source>What happens when this machine&apos;s answer may be wrong. Each conversation can differ.</source>
        <translation>本机答案可能有误时怎么办。每个对话可以不同。</translation>
    </message>
    <message>
        <source>What it takes for a million tokens of answers.</source>
        <translation>每百万答案词元的费用。</translation>
    </message>
    <message>
        <source>What the encoder has learned could not be written to {0}.</source>
        <translation>编码器学到的内容无法写入 {0}。</translation>
    </message>
    <message>
        <source>What the endpoint takes for a million tokens of questions, in your currency.</source>
        <translation>端点对每百万问题词元的收费，以您的货币计。</translation>
    </message>
    <message>
        <source>What the model goes on with when a conversation is longer than the context. Leaving out reads the rest again; summing up takes as long as a short answer, now and then; keeping goes on at once, also in the middle of an answer, with less and less of the middle.</source>
        <translation>当对话超出上下文时，模型以什么继续。省略会重新读取其余部分；概括偶尔需要一次简短回答的时间；保留则立即继续，即使在回答中途，但中间部分会越来越少。</translation>
    </message>
    <message>
        <source>What the model has read of your conversations is kept on the disk, so that they go on at once. Those that were used longest ago go first; private chats are never kept.</source>
        <translation>模型读过的对话内容会保存在磁盘上，以便立即继续。最久未用的先删除；私密聊天从不保存。</translation>
    </message>
    <message>
        <source>What the model is told before every conversation.</source>
        <translation>每次对话前告诉模型的内容。</translation>
    </message>
    <message>
        <source>What would be sent has changed since you agreed to it, so nothing was sent.</source>
        <translation>将要发送的内容在您同意后已改变，因此没有发送。</translation>
    </message>
    <message>
        <source>When it is full</source>
        <translation>填满时</translation>
    </message>
    <message>
        <source>When no question comes for this long, the model leaves memory. The next question loads it again.</source>
        <translation>在此时间内没有提问时，模型会释放内存。下次提问会重新加载。</translation>
    </message>
    <message>
        <source>Where it may help</source>
        <translation>可能有帮助时</translation>
    </message>
    <message>
        <source>Where the model&apos;s weights lie. Reading from disk needs little memory and is slower.</source>
        <translation>模型权重存放的位置。从磁盘读取占用内存少，但较慢。</translation>
    </message>
    <message>
        <source>With the context full, about {0} tokens/s.</source>
        <translation>上下文填满时约 {0} 词元/秒。</translation>
    </message>
    <message>
        <source>Words and names of your own, one a line; hidden from the cloud wherever they stand.</source>
        <translation>您的词语和姓名，每行一个；无论出现在哪里都对云端隐藏。</translation>
    </message>
    <message>
        <source>Works in every program. On Wayland the desktop may ask you first, or choose another key.</source>
        <translation>在所有程序中有效。在 Wayland 上，桌面可能会先询问您或改用其他按键。</translation>
    </message>
    <message>
        <source>Write a question.</source>
        <translation>请输入问题。</translation>
    </message>
    <message>
        <source>Write it as `ffn_(up|down)_exps`.</source>
        <translation>请写成 `ffn_(up|down)_exps`。</translation>
    </message>
    <message>
        <source>Write it as host:port, such as 127.0.0.1:50052.</source>
        <translation>请写成 主机:端口，例如 127.0.0.1:50052。</translation>
    </message>
    <message>
        <source>Write it as: address model price-read price-written seconds, under Cloud in Settings.</source>
        <translation>请在设置的“云端”中写成：地址 模型 读取价 写出价 秒数。</translation>
    </message>
    <message>
        <source>Write owner/name, owner/name:Q4_K_M or owner/name/file.gguf.</source>
        <translation>请写成 owner/name、owner/name:Q4_K_M 或 owner/name/file.gguf。</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and their key is not in the keyring of this system.</source>
        <translation>您的对话已加密，但其密钥不在此系统的密钥环中。</translation>
    </message>
    <message>
        <source>Your conversations are locked.</source>
        <translation>您的对话已锁定。</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>per million tokens</source>
        <translation>每百万词元</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>sentence-transformers cannot load {0}: {1}.</source>
        <translation>sentence-transformers 无法加载 {0}：{1}。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>{0} Give it with {1}.</source>
        <translation>{0}请用 {1} 提供。</translation>
    </message>
    <message>
        <source>{0} It goes on from {1}.</source>
        <translation>{0}从 {1} 继续。</translation>
    </message>
    <message>
        <source>{0} MB are too little to lend.</source>
        <translation>{0} MB 太少，无法借出。</translation>
    </message>
    <message>
        <source>{0} Next try in {1} s.</source>
        <translation>{0}{1} 秒后重试。</translation>
    </message>
    <message>
        <source>{0} The default is used.</source>
        <translation>{0}改用默认值。</translation>
    </message>
    <message>
        <source>{0} The model was loaded without it, and the answer goes on.</source>
        <translation>{0}模型已在没有它的情况下加载，答案继续。</translation>
    </message>
    <message>
        <source>{0} The model was loaded without it.</source>
        <translation>{0}模型已在没有它的情况下加载。</translation>
    </message>
    <message>
        <source>{0} arrived damaged from {1}: its checksum is wrong.</source>
        <translation>从 {1} 收到的 {0} 已损坏：校验和不符。</translation>
    </message>
    <message>
        <source>{0} became shorter while it was read.</source>
        <translation>{0} 在读取时变短了。</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1}).</source>
        <translation>无法删除 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be made smaller than {1}.</source>
        <translation>{0} 不能小于 {1}。</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>无法连接 {0}。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}).</source>
        <translation>无法读取 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>无法读取 {0}。</translation>
    </message>
    <message>
        <source>{0} cannot be replaced ({1}).</source>
        <translation>无法替换 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1}).</source>
        <translation>无法使用 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be used for the cloud.</source>
        <translation>{0} 不能用于云端。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}).</source>
        <translation>无法写入 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be {1}.</source>
        <translation>{0} 不能是 {1}。</translation>
    </message>
    <message>
        <source>{0} cannot go on in the middle: it starts over.</source>
        <translation>{0} 不支持断点续传：将重新开始。</translation>
    </message>
    <message>
        <source>{0} describes no tool server.</source>
        <translation>{0} 没有描述工具服务器。</translation>
    </message>
    <message>
        <source>{0} does not answer as a machine that lends.</source>
        <translation>{0} 的回应不像借出内存的电脑。</translation>
    </message>
    <message>
        <source>{0} does not answer.</source>
        <translation>{0} 没有响应。</translation>
    </message>
    <message>
        <source>{0} does not give parts of files.</source>
        <translation>{0} 不支持分段下载。</translation>
    </message>
    <message>
        <source>{0} does not have the key that this machine has.</source>
        <translation>{0} 没有本机所持的密钥。</translation>
    </message>
    <message>
        <source>{0} does not lend: {1}</source>
        <translation>{0} 不借出：{1}</translation>
    </message>
    <message>
        <source>{0} does not say how large {1} is.</source>
        <translation>{0} 没有说明 {1} 的大小。</translation>
    </message>
    <message>
        <source>{0} downloads or checks are under way.</source>
        <translation>有 {0} 个下载或检查正在进行。</translation>
    </message>
    <message>
        <source>{0} gave an answer that makes no sense.</source>
        <translation>{0} 的回应无法理解。</translation>
    </message>
    <message>
        <source>{0} gave another part of {1} than asked for.</source>
        <translation>{0} 返回的 {1} 部分与请求不符。</translation>
    </message>
    <message>
        <source>{0} gave something else than vectors.</source>
        <translation>{0} 给出的不是向量。</translation>
    </message>
    <message>
        <source>{0} has another version of Inglenook.</source>
        <translation>{0} 的 Inglenook 版本不同。</translation>
    </message>
    <message>
        <source>{0} has had too many requests from here (status 429).</source>
        <translation>{0} 收到的来自这里的请求过多（状态 429）。</translation>
    </message>
    <message>
        <source>{0} has its weights in {1} only.</source>
        <translation>{0} 的权重只在 {1} 中。</translation>
    </message>
    <message>
        <source>{0} has less room than {1} needs.</source>
        <translation>{0} 的空间不足以放下 {1}。</translation>
    </message>
    <message>
        <source>{0} has neither a {1} nor a GGUF file.</source>
        <translation>{0} 中既没有 {1}，也没有 GGUF 文件。</translation>
    </message>
    <message>
        <source>{0} has no GGUF model.</source>
        <translation>{0} 没有 GGUF 模型。</translation>
    </message>
    <message>
        <source>{0} has no WordPiece vocabulary: vocab.txt is missing or lacks tokens such as [CLS].</source>
        <translation>{0} 没有 WordPiece 词表：缺少 vocab.txt，或其中没有 [CLS] 等词元。</translation>
    </message>
    <message>
        <source>{0} has no experts that could be kept in a cache.</source>
        <translation>{0} 没有可缓存的专家。</translation>
    </message>
    <message>
        <source>{0} has no file {1}.</source>
        <translation>{0} 没有文件 {1}。</translation>
    </message>
    <message>
        <source>{0} has no model.safetensors.</source>
        <translation>{0} 中没有 model.safetensors。</translation>
    </message>
    <message>
        <source>{0} has no such revision.</source>
        <translation>{0} 没有该版本。</translation>
    </message>
    <message>
        <source>{0} has nothing to lend.</source>
        <translation>{0} 没有可借出的内存。</translation>
    </message>
    <message>
        <source>{0} has several models, so say which.</source>
        <translation>{0} 有多个模型，请指明哪一个。</translation>
    </message>
    <message>
        <source>{0} has weights only.</source>
        <translation>{0} 只有权重。</translation>
    </message>
    <message>
        <source>{0} has {1} GB of weights, and beside the model that answers an encoder may take {2} GB.</source>
        <translation>{0} 的权重有 {1} GB，而在回答的模型之外，编码器最多可占用 {2} GB。</translation>
    </message>
    <message>
        <source>{0} has {1} and is that small already.</source>
        <translation>{0} 大小为 {1}，已经够小。</translation>
    </message>
    <message>
        <source>{0} holds too many folders to search.</source>
        <translation>{0} 中的文件夹太多，无法搜索。</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} 是文件夹。</translation>
    </message>
    <message>
        <source>{0} is another machine, and there is no key to know it by.</source>
        <translation>{0} 是另一台电脑，没有用来识别它的密钥。</translation>
    </message>
    <message>
        <source>{0} is being downloaded already.</source>
        <translation>{0} 正在下载。</translation>
    </message>
    <message>
        <source>{0} is busy (status {1}).</source>
        <translation>{0} 正忙（状态 {1}）。</translation>
    </message>
    <message>
        <source>{0} is damaged, or is protected by a password.</source>
        <translation>{0} 已损坏，或受密码保护。</translation>
    </message>
    <message>
        <source>{0} is damaged.</source>
        <translation>{0} 已损坏。</translation>
    </message>
    <message>
        <source>{0} is damaged: it is no JSON.</source>
        <translation>{0} 已损坏：不是 JSON。</translation>
    </message>
    <message>
        <source>{0} is gated, and the account of your token has no access to it.</source>
        <translation>{0} 受限，您的令牌账户无权访问。</translation>
    </message>
    <message>
        <source>{0} is gated: its terms must be accepted before it can be downloaded.</source>
        <translation>{0} 受限：下载前须接受其条款。</translation>
    </message>
    <message>
        <source>{0} is larger than such a file can be.</source>
        <translation>{0} 超过了这类文件可能的大小。</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>缺少 {0}。</translation>
    </message>
    <message>
        <source>{0} is no GGUF model, although it arrived as it is on the hub; it is deleted again.</source>
        <translation>{0} 不是 GGUF 模型，尽管它与模型库中的文件一致；它已被删除。</translation>
    </message>
    <message>
        <source>{0} is no JSON that can be read.</source>
        <translation>{0} 不是可读的 JSON。</translation>
    </message>
    <message>
        <source>{0} is no arithmetic.</source>
        <translation>{0} 不是算式。</translation>
    </message>
    <message>
        <source>{0} is no date. Write it as YYYY-MM-DD.</source>
        <translation>{0} 不是日期。请写成 YYYY-MM-DD。</translation>
    </message>
    <message>
        <source>{0} is no embedding model: its header names no way to make one vector of a text.</source>
        <translation>{0} 不是嵌入模型：文件头没有说明如何把文本变成一个向量。</translation>
    </message>
    <message>
        <source>{0} is no folder of an encoder: it has no config.json.</source>
        <translation>{0} 不是编码器的文件夹：其中没有 config.json。</translation>
    </message>
    <message>
        <source>{0} is no model that answers questions.</source>
        <translation>{0} 不是能回答问题的模型。</translation>
    </message>
    <message>
        <source>{0} is no pattern for names of tensors.</source>
        <translation>{0} 不是张量名称的模式。</translation>
    </message>
    <message>
        <source>{0} is not a chat of GPT4All.</source>
        <translation>{0} 不是 GPT4All 的聊天。</translation>
    </message>
    <message>
        <source>{0} is not a possible name for a part of a model.</source>
        <translation>{0} 不能作为模型部分的名称。</translation>
    </message>
    <message>
        <source>{0} is not a possible name of a file.</source>
        <translation>{0} 不是有效的文件名。</translation>
    </message>
    <message>
        <source>{0} is not a possible name of a repository.</source>
        <translation>{0} 不是有效的仓库名。</translation>
    </message>
    <message>
        <source>{0} is not an address.</source>
        <translation>{0} 不是地址。</translation>
    </message>
    <message>
        <source>{0} is not an export that Inglenook knows.</source>
        <translation>{0} 不是 Inglenook 支持的导出文件。</translation>
    </message>
    <message>
        <source>{0} is not the address of another machine.</source>
        <translation>{0} 不是另一台电脑的地址。</translation>
    </message>
    <message>
        <source>{0} is not there any more, so only questions in the same words are found.</source>
        <translation>{0} 已不存在，因此只能找到措辞相同的问题。</translation>
    </message>
    <message>
        <source>{0} is part {1} of {2} of a model.</source>
        <translation>{0} 是模型的第 {1} 部分，共 {2} 部分。</translation>
    </message>
    <message>
        <source>{0} is removed, but its values are still in the keyring.</source>
        <translation>{0} 已移除，但其值仍在密钥环中。</translation>
    </message>
    <message>
        <source>{0} is the model in use.</source>
        <translation>{0} 是正在使用的模型。</translation>
    </message>
    <message>
        <source>{0} is too large to be a list of tool servers.</source>
        <translation>{0} 太大，不像工具服务器列表。</translation>
    </message>
    <message>
        <source>{0} is too large.</source>
        <translation>{0} 太大。</translation>
    </message>
    <message>
        <source>{0} knows other words than {1}, so it cannot draft for it.</source>
        <translation>{0} 与 {1} 的词表不同，无法为其打草稿。</translation>
    </message>
    <message>
        <source>{0} lacks weights of a BERT encoder, such as {1}.</source>
        <translation>{0} 缺少 BERT 编码器的权重，例如 {1}。</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer does not fit.</source>
        <translation>还需要 {0} 个判断才能学习，其中 {1} 个认为回答不合适。</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer fits and {2} that it does not.</source>
        <translation>还需要 {0} 个判断才能学习，其中 {1} 个认为回答合适，{2} 个认为不合适。</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer fits.</source>
        <translation>还需要 {0} 个判断才能学习，其中 {1} 个认为回答合适。</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned.</source>
        <translation>还需要 {0} 个判断才能学习。</translation>
    </message>
    <message>
        <source>{0} names no model of the hub.</source>
        <translation>{0} 没有指定模型库中的模型。</translation>
    </message>
    <message>
        <source>{0} names no tool servers.</source>
        <translation>{0} 没有列出工具服务器。</translation>
    </message>
    <message>
        <source>{0} needs at least {1} MB, and may use {2} MB.</source>
        <translation>{0} 至少需要 {1} MB，可用 {2} MB。</translation>
    </message>
    <message>
        <source>{0} needs {1} GB more, and {2} has {3} GB free, of which {4} GB are left alone.</source>
        <translation>{0} 还需要 {1} GB，{2} 空闲 {3} GB，其中 {4} GB 要保留。</translation>
    </message>
    <message>
        <source>{0} placeholders in the answer stand for nothing that was hidden.</source>
        <translation>答案中有 {0} 个占位符不对应任何已隐藏的内容。</translation>
    </message>
    <message>
        <source>{0} ranks texts for a query and gives no vectors.</source>
        <translation>{0} 为查询给文本排序，不给出向量。</translation>
    </message>
    <message>
        <source>{0} refuses {1} (status {2}).</source>
        <translation>{0} 拒绝 {1}（状态 {2}）。</translation>
    </message>
    <message>
        <source>{0} sends nothing.</source>
        <translation>{0} 没有发送任何内容。</translation>
    </message>
    <message>
        <source>{0} would take {1} GB of memory, and beside the model that answers an encoder may take {2} GB.</source>
        <translation>{0} 会占用 {1} GB 内存，而在回答的模型之外，编码器最多可占用 {2} GB。</translation>
    </message>
    <message>
        <source>{0}; what has arrived is kept.</source>
        <translation>{0}；已下载的部分会保留。</translation>
    </message>
    <message>
        <source>“Ask the cloud” may read it whole; or choose a longer context in Settings.</source>
        <translation>“询问云端”或许能读完；也可在设置中选择更长的上下文。</translation>
    </message>
    <message>
        <source>“{0}” is too long.</source>
        <translation>“{0}”太长。</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>一周</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>一个月</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>改写</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>纠错</translation>
    </message>
    <message>
        <source>Encrypted are: conversations with what was attached to them, remembered answers, the record of what left this machine, what was learned from your verdicts, and what the engine keeps of conversations. Who takes the disk or a backup reads none of it.</source>
        <translation>加密的内容包括：对话及其附件、记住的回答、离开本机内容的记录、从您的评价中学到的内容，以及引擎保留的对话状态。拿走磁盘或备份的人无法读取其中任何内容。</translation>
    </message>
    <message>
        <source>Not covered are: settings, personas, models, files you export, what programs can see while you are logged in, and copies that a disk or a backup has kept from before.</source>
        <translation>不包括：设置、角色、模型、您导出的文件、您登录期间其他程序能看到的内容，以及磁盘或备份此前保留的副本。</translation>
    </message>
    <message>
        <source>Searching takes about a fifth longer. The key goes into the keyring of this system, if there is one. Without that key, only the recovery passphrase brings your conversations back; nobody else can.</source>
        <translation>搜索大约会慢五分之一。密钥会存入此系统的密钥环（如果有）。没有该密钥，只有恢复口令能找回您的对话，其他人都无能为力。</translation>
    </message>
    <message>
        <source>Keep this recovery passphrase in a safe place. It opens your conversations where the keyring does not, for example on another computer. Inglenook does not store it.</source>
        <translation>请将此恢复口令保存在安全的地方。当密钥环无法使用时（例如在另一台电脑上），它可以打开您的对话。Inglenook 不会保存它。</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <translation>加密…</translation>
    </message>
    <message>
        <source>Decrypt…</source>
        <translation>解密…</translation>
    </message>
    <message>
        <source>New passphrase…</source>
        <translation>新口令…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>解锁…</translation>
    </message>
    <message>
        <source>Files that are written anew</source>
        <translation>正在重写的文件</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Whoever can read the files of this computer can read your conversations then.</source>
        <translation>此后，任何能读取这台电脑文件的人都能读取您的对话。</translation>
    </message>
    <message>
        <source>Decrypt</source>
        <translation>解密</translation>
    </message>
    <message>
        <source>Keep everything without encryption again?</source>
        <translation>要重新以不加密的方式保存所有内容吗？</translation>
    </message>
    <message>
        <source>Your conversations are encrypted and locked: their key is not in the keyring.</source>
        <translation>您的对话已加密并锁定：其密钥不在密钥环中。</translation>
    </message>
    <message>
        <source>Some files are still as they were before; they follow with the next start of Inglenook.</source>
        <translation>有些文件仍保持原样，将在下次启动 Inglenook 时处理。</translation>
    </message>
    <message>
        <source>What Inglenook keeps is encrypted. There is no keyring here, so each start asks for the passphrase.</source>
        <translation>Inglenook 保存的内容已加密。这里没有密钥环，因此每次启动都会询问口令。</translation>
    </message>
    <message>
        <source>What Inglenook keeps is encrypted.</source>
        <translation>Inglenook 保存的内容已加密。</translation>
    </message>
    <message>
        <source>What Inglenook keeps is not encrypted. Only you can open its files, on this system.</source>
        <translation>Inglenook 保存的内容未加密。在此系统上只有您能打开这些文件。</translation>
    </message>
    <message>
        <source>Files that were damaged once are kept aside and are not encrypted: {names}. Delete them if you can.</source>
        <translation>曾经损坏的文件被另行保留且未加密：{names}。如果可以，请删除它们。</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>恢复口令</translation>
    </message>
    <message>
        <source>Copy the passphrase</source>
        <translation>复制口令</translation>
    </message>
    <message>
        <source>I have written it down or stored it elsewhere</source>
        <translation>我已将它写下或保存在别处</translation>
    </message>
    <message>
        <source>This one cannot be guessed. Your own may have {count} characters or more.</source>
        <translation>这个口令无法被猜到。您自己的口令须有至少 {count} 个字符。</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and their key is not in the keyring of this system. Type the recovery passphrase that you kept. What you ask before that is not kept.</source>
        <translation>您的对话已加密，但其密钥不在此系统的密钥环中。请输入您保存的恢复口令。在此之前提出的问题不会被保留。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>needs {0} at {1} context even with its weights on disk</source>
        <translation>即使权重留在磁盘上，{1} 上下文也需要 {0}</translation>
    </message>
    <message>
        <source>needs {0} at {1} context</source>
        <translation>{1} 上下文需要 {0}</translation>
    </message>
    <message>
        <source>{0} free once the loaded model has left ({1}), a part of which stays for other programs</source>
        <translation>已加载的模型离开后（{1}）有 {0} 可用，其中一部分留给其他程序</translation>
    </message>
    <message>
        <source>{0} free once the loaded model has left ({1})</source>
        <translation>已加载的模型离开后（{1}）有 {0} 可用</translation>
    </message>
    <message>
        <source>{0} free, a part of which stays for other programs</source>
        <translation>{0} 可用，其中一部分留给其他程序</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>{0} 可用</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>约 {0}</translation>
    </message>
    <message>
        <source>{0} of the weights come from disk for each token, so at least {1}</source>
        <translation>每个词元都要从磁盘读取 {0} 的权重，因此至少 {1}</translation>
    </message>
    <message>
        <source>{0} of the weights come from disk for each token, so at most {1}</source>
        <translation>每个词元都要从磁盘读取 {0} 的权重，因此至多 {1}</translation>
    </message>
    <message>
        <source>under {0}</source>
        <translation>不到 {0}</translation>
    </message>
    <message>
        <source>{0} as published, about {1} in {2}</source>
        <translation>公布值为 {0}，{2} 下约 {1}</translation>
    </message>
    <message>
        <source>the same as {0}: no other file that fits is faster</source>
        <translation>与{0}相同：没有其他放得下的文件更快</translation>
    </message>
    <message>
        <source>the same model in a smaller file: {0} times as fast as {1}, and the best answers of all that are that fast</source>
        <translation>同一模型的较小文件：速度是{1}的 {0} 倍，并且是同样快的模型中回答最好的</translation>
    </message>
    <message>
        <source>{0} times as fast as {1}, and the best answers of all that are that fast</source>
        <translation>速度是{1}的 {0} 倍，并且是同样快的模型中回答最好的</translation>
    </message>
    <message>
        <source>the same model in a smaller file: {0} times as fast as {1}, though under {2}</source>
        <translation>同一模型的较小文件：速度是{1}的 {0} 倍，但不到 {2}</translation>
    </message>
    <message>
        <source>{0} times as fast as {1}, though under {2}</source>
        <translation>速度是{1}的 {0} 倍，但不到 {2}</translation>
    </message>
    <message>
        <source>the fastest of all that fit, though under {0}</source>
        <translation>放得下的模型中最快的，但不到 {0}</translation>
    </message>
    <message>
        <source>the best answers of all that fit</source>
        <translation>放得下的模型中回答最好的</translation>
    </message>
    <message>
        <source>{0}, which does not fit</source>
        <translation>{0}，放不下</translation>
    </message>
    <message>
        <source>{0} once the context is full</source>
        <translation>上下文填满后 {0}</translation>
    </message>
    <message>
        <source>{0}, with weights read from disk</source>
        <translation>{0}，权重从磁盘读取</translation>
    </message>
    <message>
        <source>{0} points of {1}</source>
        <translation>{1} {0} 分</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0}（原为 {1}）</translation>
    </message>
    <message>
        <source>{0} context</source>
        <translation>{0} 上下文</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} 词元/秒</translation>
    </message>
    <message>
        <source>{0} s a token</source>
        <translation>每词元 {0} 秒</translation>
    </message>
    <message>
        <source>{0} min a token</source>
        <translation>每词元 {0} 分钟</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>简洁</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Programmer</source>
        <translation>程序员</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>评论者</translation>
    </message>
</context>
</TS>
