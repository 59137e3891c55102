<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>The answer is there: {question}</source>
        <translation>La respuesta está lista: {question}</translation>
    </message>
    <message>
        <source>Inglenook is still here</source>
        <translation>Inglenook sigue aquí</translation>
    </message>
    <message>
        <source>Click its icon for a quick question, or choose Quit in its menu.</source>
        <translation>Haga clic en su icono para una pregunta rápida, o elija Salir en su menú.</translation>
    </message>
    <message>
        <source>Something went wrong inside Inglenook ({name}).</source>
        <translation>Algo ha fallado dentro de Inglenook ({name}).</translation>
    </message>
    <message>
        <source>Your conversations are safe; the log in the data folder has the details.</source>
        <translation>Sus conversaciones están a salvo; el registro de la carpeta de datos tiene los detalles.</translation>
    </message>
    <message>
        <source>The assistant stopped unexpectedly.</source>
        <translation>El asistente se detuvo de forma inesperada.</translation>
    </message>
    <message>
        <source>It starts again with your next question; your conversations are safe.</source>
        <translation>Arrancará de nuevo con su próxima pregunta; sus conversaciones están a salvo.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({strerror}).</source>
        <translation>No se puede leer {name} ({strerror}).</translation>
    </message>
    <message>
        <source>Check that the file is there.</source>
        <translation>Compruebe que el archivo existe.</translation>
    </message>
    <message>
        <source>{name} is larger than {largest_file} MB.</source>
        <translation>{name} ocupa más de {largest_file} MB.</translation>
    </message>
    <message>
        <source>Copy the part that matters into your question.</source>
        <translation>Copie en su pregunta la parte que importa.</translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation>{name} no es un archivo de texto.</translation>
    </message>
    <message>
        <source>Inglenook reads plain text, code, Markdown, CSV and the like.</source>
        <translation>Inglenook lee texto sin formato, código, Markdown, CSV y similares.</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>Quitar {name}</translation>
    </message>
    <message>
        <source>Inglenook cannot be started with the computer ({strerror}).</source>
        <translation>Inglenook no puede arrancar con el equipo ({strerror}).</translation>
    </message>
    <message>
        <source>Add it in your system&apos;s own settings for programs at login.</source>
        <translation>Añádalo en la configuración del sistema, entre los programas de inicio.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada todavía.</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Nada medido todavía</translation>
    </message>
    <message>
        <source>{model}: nothing was measured.</source>
        <translation>{model}: no se midió nada.</translation>
    </message>
    <message>
        <source>{model} reads {reading} and writes {writing} tokens a second with {tokens} tokens before them.</source>
        <translation>{model} lee {reading} y escribe {writing} tokens por segundo con {tokens} tokens delante.</translation>
    </message>
    <message>
        <source>quick run</source>
        <translation>prueba corta</translation>
    </message>
    <message>
        <source>full run</source>
        <translation>prueba completa</translation>
    </message>
    <message>
        <source>{when}, {kind} of {seconds} s, {machine}.</source>
        <translation>{when}, {kind} de {seconds} s, {machine}.</translation>
    </message>
    <message>
        <source>the same answers</source>
        <translation>las mismas respuestas</translation>
    </message>
    <message>
        <source>other answers: a defect, please report it</source>
        <translation>otras respuestas: es un defecto, comuníquelo</translation>
    </message>
    <message>
        <source>With drafts: {same}.</source>
        <translation>Con borradores: {same}.</translation>
    </message>
    <message>
        <source>Not tuned for this machine yet: that happens by itself in idle time, or now.</source>
        <translation>Aún sin ajustar a este equipo: se hará solo cuando no haya nada que hacer, o ahora.</translation>
    </message>
    <message>
        <source>Tuned for this machine: {changes}. {ratio} times the speed of the defaults.</source>
        <translation>Ajustado a este equipo: {changes}. {ratio} veces la velocidad predeterminada.</translation>
    </message>
    <message>
        <source>Tuned for this machine: the defaults are the fastest here.</source>
        <translation>Ajustado a este equipo: aquí lo predeterminado es lo más rápido.</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lectura</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>escritura</translation>
    </message>
    <message>
        <source>Quick run</source>
        <translation>Prueba corta</translation>
    </message>
    <message>
        <source>Full run</source>
        <translation>Prueba completa</translation>
    </message>
    <message>
        <source>Tune this model</source>
        <translation>Ajustar este modelo</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Reading by context length</source>
        <translation>Lectura según la longitud del contexto</translation>
    </message>
    <message>
        <source>Writing by context length</source>
        <translation>Escritura según la longitud del contexto</translation>
    </message>
    <message>
        <source>The usual question, from plain to tuned</source>
        <translation>La pregunta habitual, de lo básico a lo ajustado</translation>
    </message>
    <message>
        <source>What techniques are worth</source>
        <translation>Lo que aporta cada técnica</translation>
    </message>
    <message>
        <source>Writing over the runs of this model</source>
        <translation>Escritura en las pruebas de este modelo</translation>
    </message>
    <message>
        <source>run {number}</source>
        <translation>prueba {number}</translation>
    </message>
    <message>
        <source>How fast this machine answers</source>
        <translation>Con qué rapidez responde este equipo</translation>
    </message>
    <message>
        <source>Share of the measuring that is done</source>
        <translation>Parte de la medición ya hecha</translation>
    </message>
    <message>
        <source>Less than a minute with a small model</source>
        <translation>Menos de un minuto con un modelo pequeño</translation>
    </message>
    <message>
        <source>More context lengths and more questions: several minutes</source>
        <translation>Más longitudes de contexto y más preguntas: varios minutos</translation>
    </message>
    <message>
        <source>Find the fastest way of loading this model here; less than a minute with most models</source>
        <translation>Busca la forma más rápida de cargar este modelo aquí; menos de un minuto con la mayoría</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Rendimiento</translation>
    </message>
    <message>
        <source>Reading a prompt, by context length</source>
        <translation>Leer una petición, según la longitud del contexto</translation>
    </message>
    <message>
        <source>Writing an answer, by context length</source>
        <translation>Escribir una respuesta, según la longitud del contexto</translation>
    </message>
    <message>
        <source>The usual question: 400 tokens read, 250 written</source>
        <translation>La pregunta habitual: 400 tokens leídos, 250 escritos</translation>
    </message>
    <message>
        <source>Each technique against doing without it (bars end at 10 ×)</source>
        <translation>Cada técnica frente a no usarla (las barras acaban en 10 ×)</translation>
    </message>
    <message>
        <source>Writing, run by run</source>
        <translation>Escritura, prueba a prueba</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>Exportar los resultados</translation>
    </message>
    <message>
        <source>Stopped. What was measured is kept.</source>
        <translation>Detenido. Lo medido se conserva.</translation>
    </message>
    <message>
        <source>Measured.</source>
        <translation>Medido.</translation>
    </message>
    <message>
        <source>Tuned. The next answer is loaded this way.</source>
        <translation>Ajustado. La próxima respuesta se cargará así.</translation>
    </message>
    <message>
        <source>The results are in {path}.</source>
        <translation>Los resultados están en {path}.</translation>
    </message>
    <message>
        <source>Nothing has been measured here yet. Start with a quick run.</source>
        <translation>Aquí aún no se ha medido nada. Empiece con una prueba corta.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Ramas</translation>
    </message>
    <message>
        <source>one branch</source>
        <translation>una rama</translation>
    </message>
    <message numerus="yes">
        <source>{count} branches</source>
        <translation>
            <numerusform>{count} rama</numerusform>
            <numerusform>{count} ramas</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” has {count}. The one in bold is shown.</source>
        <translation>«{title}» tiene {count}. Se muestra la que está en negrita.</translation>
    </message>
    <message>
        <source>Branches of the conversation</source>
        <translation>Ramas de la conversación</translation>
    </message>
    <message>
        <source>Show this branch</source>
        <translation>Mostrar esta rama</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Texto de la respuesta</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>Editar la respuesta</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Keep this answer whatever else must go</source>
        <translation>Conservar esta respuesta aunque otras deban irse</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Incorrecta</translation>
    </message>
    <message>
        <source>This answer is wrong: never give it again</source>
        <translation>Esta respuesta es incorrecta: no volver a darla</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation>Quitar esta respuesta</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Open the conversation it comes from</source>
        <translation>Abrir la conversación de la que procede</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>Guardar la respuesta</translation>
    </message>
    <message>
        <source>Save the answer (Ctrl+Enter)</source>
        <translation>Guardar la respuesta (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Leave the answer as it was</source>
        <translation>Dejar la respuesta como estaba</translation>
    </message>
    <message>
        <source>Leave the answer as it was (Esc)</source>
        <translation>Dejar la respuesta como estaba (Esc)</translation>
    </message>
    <message>
        <source>{what} ({key} in the list)</source>
        <translation>{what} ({key} en la lista)</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Let this answer go again</source>
        <translation>Permitir que esta respuesta se descarte</translation>
    </message>
    <message>
        <source>Keep this answer whatever else goes</source>
        <translation>Conservar esta respuesta aunque otras se vayan</translation>
    </message>
    <message>
        <source>From now on, this text is given.</source>
        <translation>A partir de ahora se dará este texto.</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>Respuesta incorrecta</translation>
    </message>
    <message>
        <source>Gone for good: it is never given again.</source>
        <translation>Eliminada para siempre: no se volverá a dar.</translation>
    </message>
    <message>
        <source>Remove answer</source>
        <translation>Quitar la respuesta</translation>
    </message>
    <message>
        <source>The answer is removed.</source>
        <translation>La respuesta se ha quitado.</translation>
    </message>
    <message>
        <source>You have edited this answer.</source>
        <translation>Ha editado esta respuesta.</translation>
    </message>
    <message>
        <source>You have pinned this answer.</source>
        <translation>Ha fijado esta respuesta.</translation>
    </message>
    <message>
        <source>{why} Remove it all the same?</source>
        <translation>{why} ¿Quitarla de todos modos?</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>No se podrá recuperar.</translation>
    </message>
    <message>
        <source>Nothing is remembered yet.

When a question that was answered before comes up again, its answer is given at once. What depends on the day, on you or on this machine is not remembered.</source>
        <translation>Aún no se recuerda nada.

Cuando una pregunta ya respondida vuelve, su respuesta llega al instante. No se recuerda lo que depende del día, de usted o de este equipo.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>Buscar en preguntas y respuestas</translation>
    </message>
    <message>
        <source>Search remembered answers</source>
        <translation>Buscar en las respuestas recordadas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Remembered answers</source>
        <translation>Respuestas recordadas</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>{total} encontradas</translation>
    </message>
    <message>
        <source>No remembered answer has “{query}”.</source>
        <translation>Ninguna respuesta recordada contiene «{query}».</translation>
    </message>
    <message>
        <source>Paused: no answer is given again, and no new one is remembered.</source>
        <translation>En pausa: no se repite ninguna respuesta ni se recuerda ninguna nueva.</translation>
    </message>
    <message>
        <source>Answered {when} by {model}</source>
        <translation>Respondida {when} por {model}</translation>
    </message>
    <message>
        <source>Answered {when}</source>
        <translation>Respondida {when}</translation>
    </message>
    <message>
        <source>took {seconds}</source>
        <translation>tardó {seconds}</translation>
    </message>
    <message>
        <source>last {when}</source>
        <translation>la última {when}</translation>
    </message>
    <message>
        <source>pinned: it stays whatever else must go</source>
        <translation>fijada: se queda aunque otras deban irse</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>editada por usted</translation>
    </message>
    <message>
        <source>Given only after: {questions}</source>
        <translation>Solo se da después de: {questions}</translation>
    </message>
    <message>
        <source>Given only where the same was said before.</source>
        <translation>Solo se da donde antes se dijo lo mismo.</translation>
    </message>
    <message>
        <source>{bytes} of {limit_bytes}</source>
        <translation>{bytes} de {limit_bytes}</translation>
    </message>
    <message>
        <source>about {seconds_saved} saved</source>
        <translation>unos {seconds_saved} ahorrados</translation>
    </message>
    <message>
        <source>{pinned} pinned</source>
        <translation>{pinned} fijadas</translation>
    </message>
    <message>
        <source>Until the encoder is loaded, after the next answer, only questions in the same words match.</source>
        <translation>Hasta que se cargue el codificador, tras la próxima respuesta, solo coinciden las preguntas con las mismas palabras.</translation>
    </message>
    <message>
        <source>{comparable} of {entries} are found in other words too; the rest follow.</source>
        <translation>{comparable} de {entries} se encuentran también con otras palabras; el resto vendrá.</translation>
    </message>
    <message>
        <source>You found {right} right and {wrong} wrong.</source>
        <translation>Usted marcó {right} correctas y {wrong} incorrectas.</translation>
    </message>
    <message>
        <source>given again once</source>
        <translation>dada de nuevo una vez</translation>
    </message>
    <message>
        <source>never given again</source>
        <translation>nunca dada de nuevo</translation>
    </message>
    <message numerus="yes">
        <source>given again {count} times</source>
        <translation>
            <numerusform>dada de nuevo {count} vez</numerusform>
            <numerusform>dada de nuevo {count} veces</numerusform>
        </translation>
    </message>
    <message>
        <source>expires in {duration}</source>
        <translation>caduca en {duration}</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>caducada</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message numerus="yes">
        <source>{count} days</source>
        <translation>
            <numerusform>{count} día</numerusform>
            <numerusform>{count} días</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} kB</source>
        <translation>{number} kB</translation>
    </message>
    <message numerus="yes">
        <source>{count} bytes</source>
        <translation>
            <numerusform>{count} byte</numerusform>
            <numerusform>{count} bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 respuesta</translation>
    </message>
    <message numerus="yes">
        <source>{count} answers</source>
        <translation>
            <numerusform>{count} respuesta</numerusform>
            <numerusform>{count} respuestas</numerusform>
        </translation>
    </message>
    <message>
        <source>a day</source>
        <translation>un día</translation>
    </message>
    <message>
        <source>They cannot be brought back.</source>
        <translation>No se podrán recuperar.</translation>
    </message>
    <message>
        <source>Pause remembering</source>
        <translation>Pausar el recuerdo</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Vaciar…</translation>
    </message>
    <message>
        <source>Clear remembered answers</source>
        <translation>Vaciar las respuestas recordadas</translation>
    </message>
    <message>
        <source>Older than {words}…</source>
        <translation>De más de {words}…</translation>
    </message>
    <message>
        <source>From the same conversation as this answer…</source>
        <translation>De la misma conversación que esta respuesta…</translation>
    </message>
    <message>
        <source>Everything…</source>
        <translation>Todo…</translation>
    </message>
    <message>
        <source>Forget all answers that are older than {words}?</source>
        <translation>¿Olvidar todas las respuestas de más de {words}?</translation>
    </message>
    <message>
        <source>Forget all answers from the conversation of this one?</source>
        <translation>¿Olvidar todas las respuestas de la conversación de esta?</translation>
    </message>
    <message>
        <source>all answers</source>
        <translation>todas las respuestas</translation>
    </message>
    <message>
        <source>Forget everything: {count}?</source>
        <translation>¿Olvidar todo: {count}?</translation>
    </message>
    <message>
        <source>Learn from them</source>
        <translation>Aprender de ellos</translation>
    </message>
    <message>
        <source>Learn from your verdicts</source>
        <translation>Aprender de sus veredictos</translation>
    </message>
    <message>
        <source>It learns on this machine; that is kept only if your own questions are judged better afterwards.</source>
        <translation>Se aprende en este equipo; solo se conserva si después sus propias preguntas se juzgan mejor.</translation>
    </message>
    <message>
        <source>Stop learning</source>
        <translation>Detener el aprendizaje</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Más…</translation>
    </message>
    <message>
        <source>What was learned, and from what</source>
        <translation>Qué se aprendió y de qué</translation>
    </message>
    <message>
        <source>Share of the learning that is done</source>
        <translation>Avance del aprendizaje</translation>
    </message>
    <message>
        <source>Undo what was learned</source>
        <translation>Deshacer lo aprendido</translation>
    </message>
    <message>
        <source>Forget the pairs of questions…</source>
        <translation>Olvidar los pares de preguntas…</translation>
    </message>
    <message>
        <source>Forget pairs of questions</source>
        <translation>Olvidar pares de preguntas</translation>
    </message>
    <message>
        <source>Forget the {count} pairs of questions that you have judged?</source>
        <translation>¿Olvidar los {count} pares de preguntas que ha juzgado?</translation>
    </message>
    <message>
        <source>What was learned from them stays until you undo it.</source>
        <translation>Lo aprendido de ellos queda hasta que lo deshaga.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>It is as it was before it learned.</source>
        <translation>Está como antes de aprender.</translation>
    </message>
    <message>
        <source>Learning from your verdicts</source>
        <translation>Aprende de sus veredictos</translation>
    </message>
    <message>
        <source>You have judged {count} pairs of questions: {fitting} share an answer, {unfitting} do not.</source>
        <translation>Ha juzgado {count} pares de preguntas: {fitting} comparten respuesta, {unfitting} no.</translation>
    </message>
    <message>
        <source>Learned together with others on {day}.</source>
        <translation>Aprendido junto con otros el {day}.</translation>
    </message>
    <message>
        <source>Learned on {day}.</source>
        <translation>Aprendido el {day}.</translation>
    </message>
    <message>
        <source>It would not surely judge your questions better, so nothing was changed.</source>
        <translation>Sus preguntas no se juzgarían con seguridad mejor, así que no se cambió nada.</translation>
    </message>
    <message>
        <source>Learned. Of your own pairs that share an answer, {after} are found now instead of {before}; of the others, {wrong} instead of {wrong_before}.</source>
        <translation>Aprendido. De sus pares que comparten respuesta se encuentran ahora {after} en vez de {before}; de los demás, {wrong} en vez de {wrong_before}.</translation>
    </message>
    <message>
        <source>Forget answers</source>
        <translation>Olvidar respuestas</translation>
    </message>
    <message>
        <source>Resume remembering</source>
        <translation>Reanudar el recuerdo</translation>
    </message>
    <message>
        <source>{answers} forgotten.</source>
        <translation>Olvidadas: {answers}.</translation>
    </message>
    <message>
        <source>An answer is being written here.</source>
        <translation>Se está escribiendo una respuesta aquí.</translation>
    </message>
    <message>
        <source>Wait for it, or press Esc to stop it.</source>
        <translation>Espere, o pulse Esc para detenerla.</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>Lo que se enviaría</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Su pregunta</translation>
    </message>
    <message>
        <source>You, earlier</source>
        <translation>Usted, antes</translation>
    </message>
    <message>
        <source>An earlier answer</source>
        <translation>Una respuesta anterior</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>names</source>
        <translation>nombres</translation>
    </message>
    <message>
        <source>address</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>direcciones</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>organización</translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>organizaciones</translation>
    </message>
    <message>
        <source>place</source>
        <translation>lugar</translation>
    </message>
    <message>
        <source>places</source>
        <translation>lugares</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>dirección de correo</translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation>direcciones de correo</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>número de teléfono</translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation>números de teléfono</translation>
    </message>
    <message>
        <source>network address</source>
        <translation>dirección de red</translation>
    </message>
    <message>
        <source>network addresses</source>
        <translation>direcciones de red</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>número de tarjeta</translation>
    </message>
    <message>
        <source>card numbers</source>
        <translation>números de tarjeta</translation>
    </message>
    <message>
        <source>bank account</source>
        <translation>cuenta bancaria</translation>
    </message>
    <message>
        <source>bank accounts</source>
        <translation>cuentas bancarias</translation>
    </message>
    <message>
        <source>social security number</source>
        <translation>número de la seguridad social</translation>
    </message>
    <message>
        <source>social security numbers</source>
        <translation>números de la seguridad social</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>fecha de nacimiento</translation>
    </message>
    <message>
        <source>birthdays</source>
        <translation>fechas de nacimiento</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>número de identidad</translation>
    </message>
    <message>
        <source>ID numbers</source>
        <translation>números de identidad</translation>
    </message>
    <message>
        <source>key or password</source>
        <translation>clave o contraseña</translation>
    </message>
    <message>
        <source>keys or passwords</source>
        <translation>claves o contraseñas</translation>
    </message>
    <message>
        <source>word of yours</source>
        <translation>palabra suya</translation>
    </message>
    <message>
        <source>words of yours</source>
        <translation>palabras suyas</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Ocultarlo</translation>
    </message>
    <message>
        <source>Say less about it</source>
        <translation>Decir menos</translation>
    </message>
    <message>
        <source>Send it as it is</source>
        <translation>Enviarlo tal cual</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>respondida</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>detenida por usted</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>end not known</source>
        <translation>final desconocido</translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>no salió nada</translation>
    </message>
    <message>
        <source>part</source>
        <translation>parte</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>partes</translation>
    </message>
    <message>
        <source>{things} is hidden</source>
        <translation>se oculta {things}</translation>
    </message>
    <message>
        <source>{things} are hidden</source>
        <translation>se ocultan {things}</translation>
    </message>
    <message>
        <source>{things} is sent</source>
        <translation>se envía {things}</translation>
    </message>
    <message>
        <source>{things} are sent</source>
        <translation>se envían {things}</translation>
    </message>
    <message>
        <source>Nothing personal was found. Look for yourself: not everything can be found.</source>
        <translation>No se encontró nada personal. Mírelo usted: no todo se puede encontrar.</translation>
    </message>
    <message>
        <source>Choose a marked part to change that. Not everything can be found, so look for yourself.</source>
        <translation>Elija una parte marcada para cambiarlo. No todo se puede encontrar, así que mírelo usted.</translation>
    </message>
    <message numerus="yes">
        <source>{count} more</source>
        <translation>
            <numerusform>{count} más</numerusform>
            <numerusform>{count} más</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
    <message>
        <source>said less precisely</source>
        <translation>dicho con menos precisión</translation>
    </message>
    <message>
        <source>sent as it is</source>
        <translation>enviado tal cual</translation>
    </message>
    <message>
        <source>not known: enter the prices in Settings, under Cloud</source>
        <translation>desconocido: indique los precios en Ajustes, en Nube</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>at most {most}; {left} may be spent now</source>
        <translation>como mucho {most}; ahora se pueden gastar {left}</translation>
    </message>
    <message>
        <source>Only your question</source>
        <translation>Solo su pregunta</translation>
    </message>
    <message>
        <source>Your question and 1 earlier message</source>
        <translation>Su pregunta y 1 mensaje anterior</translation>
    </message>
    <message numerus="yes">
        <source>Your question and {count} earlier messages</source>
        <translation>
            <numerusform>Su pregunta y {count} mensaje anterior</numerusform>
            <numerusform>Su pregunta y {count} mensajes anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>{messages}: {share} of this conversation</source>
        <translation>{messages}: {share} de esta conversación</translation>
    </message>
    <message>
        <source>0 bytes have left this machine in 30 days.</source>
        <translation>En 30 días han salido de este equipo 0 bytes.</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 petición</translation>
    </message>
    <message numerus="yes">
        <source>{count} requests</source>
        <translation>
            <numerusform>{count} petición</numerusform>
            <numerusform>{count} peticiones</numerusform>
        </translation>
    </message>
    <message>
        <source>{bytes} bytes have left this machine in 30 days, in {requests}.</source>
        <translation>En 30 días han salido de este equipo {bytes} bytes, en {requests}.</translation>
    </message>
    <message>
        <source>Spent: {spent_day} of {cap_day} in 24 hours, {spent_month} of {cap_month} in 30 days.</source>
        <translation>Gastado: {spent_day} de {cap_day} en 24 horas, {spent_month} de {cap_month} en 30 días.</translation>
    </message>
    <message>
        <source>questions go to the cloud with what is personal hidden, without asking you</source>
        <translation>las preguntas van a la nube con lo personal oculto, sin consultarle</translation>
    </message>
    <message>
        <source>questions go to the cloud as they are, without asking you</source>
        <translation>las preguntas van a la nube tal cual, sin consultarle</translation>
    </message>
    <message>
        <source>the cloud is not proposed</source>
        <translation>no se propone la nube</translation>
    </message>
    <message>
        <source>In chat {number}</source>
        <translation>En el chat {number}</translation>
    </message>
    <message>
        <source>In every chat</source>
        <translation>En todos los chats</translation>
    </message>
    <message>
        <source>{number} B</source>
        <translation>{number} B</translation>
    </message>
    <message>
        <source>{several} and {last}</source>
        <translation>{several} y {last}</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Type a command or the title of a conversation</source>
        <translation>Escriba un comando o el título de una conversación</translation>
    </message>
    <message>
        <source>Command or conversation</source>
        <translation>Comando o conversación</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Lo que coincide</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation>Pregunte lo que quiera</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Ask me each time</source>
        <translation>Preguntarme cada vez</translation>
    </message>
    <message>
        <source>Do the same in this chat</source>
        <translation>Hacer lo mismo en este chat</translation>
    </message>
    <message>
        <source>Do the same in every chat</source>
        <translation>Hacer lo mismo en todos los chats</translation>
    </message>
    <message>
        <source>This provider can read and keep what you send.</source>
        <translation>Este proveedor puede leer y guardar lo que usted envíe.</translation>
    </message>
    <message>
        <source>Ask the cloud?</source>
        <translation>¿Preguntar a la nube?</translation>
    </message>
    <message>
        <source>The whole request</source>
        <translation>La petición completa</translation>
    </message>
    <message>
        <source>This text would leave your machine. Nothing has been sent yet.</source>
        <translation>Este texto saldría de su equipo. Aún no se ha enviado nada.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Se queda aquí</translation>
    </message>
    <message>
        <source>Show the whole &amp;request</source>
        <translation>Mostrar la &amp;petición completa</translation>
    </message>
    <message>
        <source>Only an &amp;outline</source>
        <translation>Solo un &amp;esquema</translation>
    </message>
    <message>
        <source>The cloud plans the answer, and the model of this machine writes it</source>
        <translation>La nube planea la respuesta y el modelo de este equipo la escribe</translation>
    </message>
    <message>
        <source>Add what it &amp;needs</source>
        <translation>Añadir lo &amp;necesario</translation>
    </message>
    <message>
        <source>Look for the earlier messages that the answer depends on, with this machine&apos;s model; may take a minute</source>
        <translation>Buscar con el modelo de este equipo los mensajes anteriores de los que depende la respuesta; puede tardar un minuto</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Durante cuánto tiempo</translation>
    </message>
    <message>
        <source>&amp;Stay local</source>
        <translation>Quedarse en &amp;local</translation>
    </message>
    <message>
        <source>Send as &amp;it is…</source>
        <translation>Enviar &amp;tal cual…</translation>
    </message>
    <message>
        <source>Send with parts &amp;hidden</source>
        <translation>Enviar con partes &amp;ocultas</translation>
    </message>
    <message>
        <source>&amp;Hide them again</source>
        <translation>Volver a &amp;ocultarlas</translation>
    </message>
    <message>
        <source>through {proxy}</source>
        <translation>a través de {proxy}</translation>
    </message>
    <message>
        <source>{model} at {endpoint}{through}</source>
        <translation>{model} en {endpoint}{through}</translation>
    </message>
    <message>
        <source>{outgoing}, {count} bytes with all around it</source>
        <translation>{outgoing}, {count} bytes con todo incluido</translation>
    </message>
    <message>
        <source>A key, password or card number is in this text.</source>
        <translation>En este texto hay una clave, una contraseña o un número de tarjeta.</translation>
    </message>
    <message>
        <source>Send all of &amp;this</source>
        <translation>Enviar &amp;todo esto</translation>
    </message>
    <message>
        <source>Send &amp;this</source>
        <translation>Enviar &amp;esto</translation>
    </message>
    <message>
        <source>Looking for what the answer depends on, on this machine…</source>
        <translation>Buscando en este equipo de qué depende la respuesta…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>Exportar conversación</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Buscar conversaciones</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Chat nuevo</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Your conversations appear here.</source>
        <translation>Aquí aparecerán sus conversaciones.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Branches…</source>
        <translation>Ramas…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>Exportar como Markdown…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Exportar como JSON…</translation>
    </message>
    <message>
        <source>Forget its remembered answers…</source>
        <translation>Olvidar sus respuestas recordadas…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Fijar arriba</translation>
    </message>
    <message>
        <source>No longer pin</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>Mover a una carpeta</translation>
    </message>
    <message>
        <source>Folder; empty for none:</source>
        <translation>Carpeta; vacío para ninguna:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Carpeta nueva…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Expandir</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Contraer</translation>
    </message>
    <message>
        <source>Rename folder…</source>
        <translation>Cambiar el nombre de la carpeta…</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Cambiar el nombre de la carpeta</translation>
    </message>
    <message>
        <source>Remove folder, keep its chats</source>
        <translation>Quitar la carpeta y conservar sus chats</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>Nombre de la carpeta:</translation>
    </message>
    <message>
        <source>Forget its remembered answers too; pinned ones stay</source>
        <translation>Olvidar también sus respuestas recordadas; las fijadas se quedan</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>¿Eliminar «{title}»?</translation>
    </message>
    <message>
        <source>Its messages cannot be brought back.</source>
        <translation>Sus mensajes no se podrán recuperar.</translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>Eliminar conversación</translation>
    </message>
    <message>
        <source>Forget the remembered answers of “{title}”?</source>
        <translation>¿Olvidar las respuestas recordadas de «{title}»?</translation>
    </message>
    <message>
        <source>The conversation stays, and so do pinned answers. The others are not given again.</source>
        <translation>La conversación se queda, y también las respuestas fijadas. Las demás no se volverán a dar.</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”.</source>
        <translation>No se encontró nada para «{query}».</translation>
    </message>
    <message>
        <source>1 remembered answer is forgotten.</source>
        <translation>Se ha olvidado 1 respuesta recordada.</translation>
    </message>
    <message numerus="yes">
        <source>{count} remembered answers are forgotten.</source>
        <translation>
            <numerusform>Se ha olvidado {count} respuesta recordada.</numerusform>
            <numerusform>Se han olvidado {count} respuestas recordadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Private, until you quit</source>
        <translation>Privado, hasta que salga</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijados</translation>
    </message>
    <message>
        <source>Other chats</source>
        <translation>Otros chats</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>1 chat</translation>
    </message>
    <message numerus="yes">
        <source>{count} chats</source>
        <translation>
            <numerusform>{count} chat</numerusform>
            <numerusform>{count} chats</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>contraída</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>expandida</translation>
    </message>
    <message>
        <source>Folder {label}, {chats}, {state}</source>
        <translation>Carpeta {label}, {chats}, {state}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Never mention the cloud</source>
        <translation>No mencionar nunca la nube</translation>
    </message>
    <message>
        <source>Propose it where it may help</source>
        <translation>Proponerla donde pueda ayudar</translation>
    </message>
    <message>
        <source>Ask it without a question, where I have agreed to that</source>
        <translation>Preguntarle sin consultarme, donde ya lo he aceptado</translation>
    </message>
    <message>
        <source>When to ask the cloud</source>
        <translation>Cuándo preguntar a la nube</translation>
    </message>
    <message>
        <source>In this conversation</source>
        <translation>En esta conversación</translation>
    </message>
    <message>
        <source>In new conversations</source>
        <translation>En conversaciones nuevas</translation>
    </message>
    <message>
        <source>The local answer may stand where the cloud&apos;s would have been better</source>
        <translation>La respuesta local puede quedarse donde la de la nube habría sido mejor</translation>
    </message>
    <message>
        <source>How often, of all your questions? 9 in 10 people get at least what it says.</source>
        <translation>¿Con qué frecuencia, de todas sus preguntas? 9 de cada 10 personas obtienen al menos lo que dice.</translation>
    </message>
    <message>
        <source>{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed</source>
        <translation>{label}, como mucho {tolerated} de 100: se proponen unas {share} de cada 100 preguntas</translation>
    </message>
    <message>
        <source>{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed, about {cost} a month</source>
        <translation>{label}, como mucho {tolerated} de 100: se proponen unas {share} de cada 100, unos {cost} al mes</translation>
    </message>
    <message>
        <source>This rests on {verdicts} verdicts of yours</source>
        <translation>Esto se basa en {verdicts} valoraciones suyas</translation>
    </message>
    <message>
        <source>Until there are 300 verdicts of yours, this rests on public word problems; with other questions the cloud is proposed less often</source>
        <translation>Hasta que haya 300 valoraciones suyas, se basa en problemas de enunciado públicos; con otras preguntas la nube se propone menos</translation>
    </message>
    <message>
        <source>{rests}, and on {questions_a_month} questions a month.</source>
        <translation>{rests}, y en {questions_a_month} preguntas al mes.</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Enviar la pregunta</translation>
    </message>
    <message>
        <source>Start a new line</source>
        <translation>Empezar una línea nueva</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Detener la respuesta</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>Cambiar el nombre de la conversación</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>Eliminar la conversación</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>About Inglenook</source>
        <translation>Acerca de Inglenook</translation>
    </message>
    <message>
        <source>Inglenook {version}</source>
        <translation>Inglenook {version}</translation>
    </message>
    <message>
        <source>A desktop assistant that answers on your own machine. Nothing you write leaves it unless you send it to the cloud yourself.

Licensed under Apache 2.0.</source>
        <translation>Un asistente de escritorio que responde en su propio equipo. Nada de lo que escribe sale de él a menos que usted mismo lo envíe a la nube.

Licencia Apache 2.0.</translation>
    </message>
    <message>
        <source>The library for keys is not installed.</source>
        <translation>La biblioteca para las teclas no está instalada.</translation>
    </message>
    <message>
        <source>Install Inglenook again.</source>
        <translation>Instale Inglenook de nuevo.</translation>
    </message>
    <message>
        <source>“{text}” is no key combination that Inglenook knows.</source>
        <translation>«{text}» no es una combinación de teclas que Inglenook conozca.</translation>
    </message>
    <message>
        <source>Choose one such as Ctrl+Alt+Space in Settings.</source>
        <translation>Elija una como Ctrl+Alt+Espacio en Ajustes.</translation>
    </message>
    <message>
        <source>“{text}” would take a key that every program needs.</source>
        <translation>«{text}» ocuparía una tecla que todo programa necesita.</translation>
    </message>
    <message>
        <source>Add Ctrl, Alt or Meta to it in Settings.</source>
        <translation>Añádale Ctrl, Alt o Meta en Ajustes.</translation>
    </message>
    <message>
        <source>This desktop offers no key for the quick prompt.</source>
        <translation>Este escritorio no ofrece ninguna tecla para la pregunta rápida.</translation>
    </message>
    <message>
        <source>Bind `inglenook --quick` to a key in the desktop&apos;s own settings.</source>
        <translation>Asigne `inglenook --quick` a una tecla en la configuración del escritorio.</translation>
    </message>
    <message>
        <source>The desktop gives Inglenook no key.</source>
        <translation>El escritorio no le da ninguna tecla a Inglenook.</translation>
    </message>
    <message>
        <source>Open the quick prompt</source>
        <translation>Abrir la pregunta rápida</translation>
    </message>
    <message>
        <source>You or the desktop refused the key for the quick prompt.</source>
        <translation>Usted o el escritorio rechazaron la tecla para la pregunta rápida.</translation>
    </message>
    <message>
        <source>{sentence} Bind `inglenook --quick` to a key in the desktop&apos;s own settings.</source>
        <translation>{sentence} Asigne `inglenook --quick` a una tecla en la configuración del escritorio.</translation>
    </message>
    <message>
        <source>The connection to the desktop is lost.</source>
        <translation>Se ha perdido la conexión con el escritorio.</translation>
    </message>
    <message>
        <source>The display takes no key for the quick prompt.</source>
        <translation>La pantalla no acepta ninguna tecla para la pregunta rápida.</translation>
    </message>
    <message>
        <source>Start Inglenook again.</source>
        <translation>Inicie Inglenook de nuevo.</translation>
    </message>
    <message>
        <source>This keyboard has no key for {text}.</source>
        <translation>Este teclado no tiene tecla para {text}.</translation>
    </message>
    <message>
        <source>Choose another one in Settings.</source>
        <translation>Elija otra en Ajustes.</translation>
    </message>
    <message>
        <source>{text} is taken by another program.</source>
        <translation>{text} ya lo usa otro programa.</translation>
    </message>
    <message>
        <source>Choose another key in Settings.</source>
        <translation>Elija otra tecla en Ajustes.</translation>
    </message>
    <message>
        <source>The key for the quick prompt is gone with the display.</source>
        <translation>La tecla para la pregunta rápida se fue con la pantalla.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Another encoder…</source>
        <translation>Otro codificador…</translation>
    </message>
    <message>
        <source>Let another encoder compare questions</source>
        <translation>Dejar que otro codificador compare las preguntas</translation>
    </message>
    <message>
        <source>It is tried first on questions that come with Inglenook; you hear how the cache would do with it.</source>
        <translation>Primero se prueba con preguntas que vienen con Inglenook; se le dice cómo le iría a la memoria con él.</translation>
    </message>
    <message>
        <source>Stop trying the encoder</source>
        <translation>Dejar de probar el codificador</translation>
    </message>
    <message>
        <source>Share of the trial that is done</source>
        <translation>Parte de la prueba ya hecha</translation>
    </message>
    <message>
        <source>A folder of sentence-transformers…</source>
        <translation>Una carpeta de sentence-transformers…</translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation>Un archivo GGUF…</translation>
    </message>
    <message>
        <source>One of the model hub…</source>
        <translation>Uno del centro de modelos…</translation>
    </message>
    <message>
        <source>The one that comes with Inglenook</source>
        <translation>El que viene con Inglenook</translation>
    </message>
    <message>
        <source>Folder of an encoder</source>
        <translation>Carpeta de un codificador</translation>
    </message>
    <message>
        <source>GGUF file of an encoder</source>
        <translation>Archivo GGUF de un codificador</translation>
    </message>
    <message>
        <source>Encoder of the model hub</source>
        <translation>Codificador del centro de modelos</translation>
    </message>
    <message>
        <source>Its name, such as BAAI/bge-small-en-v1.5:</source>
        <translation>Su nombre, como BAAI/bge-small-en-v1.5:</translation>
    </message>
    <message>
        <source>{name} compares questions from now on; those that are remembered are read anew.</source>
        <translation>{name} compara las preguntas desde ahora; las recordadas se leen de nuevo.</translation>
    </message>
    <message>
        <source>Another encoder</source>
        <translation>Otro codificador</translation>
    </message>
    <message>
        <source>The cache does worse with {name}. Take it all the same?</source>
        <translation>Con {name} la memoria lo hace peor. ¿Tomarlo de todos modos?</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Tomarlo</translation>
    </message>
    <message>
        <source>Trying the encoder</source>
        <translation>Probando el codificador</translation>
    </message>
    <message>
        <source>Questions are compared by {name}, which comes with Inglenook.</source>
        <translation>Las preguntas las compara {name}, que viene con Inglenook.</translation>
    </message>
    <message>
        <source>Questions are compared by {name}, which you have chosen; it takes {size} of memory.</source>
        <translation>Las preguntas las compara {name}, que usted eligió; ocupa {size} de memoria.</translation>
    </message>
    <message>
        <source>Of pairs of questions that share an answer, {after} are found with {name} and {before} with the encoder of Inglenook; of the others, {wrong} and {wrong_before}.</source>
        <translation>De los pares de preguntas con la misma respuesta, se encuentran {after} con {name} y {before} con el codificador de Inglenook; de los demás, {wrong} y {wrong_before}.</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>What left this machine</source>
        <translation>Lo que salió de este equipo</translation>
    </message>
    <message>
        <source>Search what was sent</source>
        <translation>Buscar en lo enviado</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>Peticiones, las más recientes primero</translation>
    </message>
    <message>
        <source>What was sent, character for character</source>
        <translation>Lo que se envió, carácter por carácter</translation>
    </message>
    <message>
        <source>Choose a request to read what was sent, character for character.</source>
        <translation>Elija una petición para leer lo que se envió, carácter por carácter.</translation>
    </message>
    <message>
        <source>{model} at {endpoint}</source>
        <translation>{model} en {endpoint}</translation>
    </message>
    <message>
        <source>Ask me again</source>
        <translation>Volver a preguntarme</translation>
    </message>
    <message>
        <source>Ask me again. {text}</source>
        <translation>Volver a preguntarme. {text}</translation>
    </message>
    <message>
        <source>{at}  {model} at {endpoint}{through}</source>
        <translation>{at}  {model} en {endpoint}{through}</translation>
    </message>
    <message>
        <source>{bytes_out} bytes out, {bytes_in} bytes back; {prompt_tokens} tokens read, {completion_tokens} written; hidden: {item}</source>
        <translation>{bytes_out} bytes de salida, {bytes_in} bytes de vuelta; {prompt_tokens} tokens leídos, {completion_tokens} escritos; oculto: {item}</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>Exportar el registro</translation>
    </message>
    <message>
        <source>The ledger is saved as {path}.</source>
        <translation>El registro se ha guardado en {path}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>1 conversation was added.</source>
        <translation>Se ha añadido 1 conversación.</translation>
    </message>
    <message numerus="yes">
        <source>{count} conversations were added.</source>
        <translation>
            <numerusform>Se ha añadido {count} conversación.</numerusform>
            <numerusform>Se han añadido {count} conversaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>Chat &amp;nuevo</translation>
    </message>
    <message>
        <source>New &amp;private chat</source>
        <translation>Chat &amp;privado nuevo</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>Abrir &amp;modelo…</translation>
    </message>
    <message>
        <source>&amp;Back to the starter model</source>
        <translation>&amp;Volver al modelo inicial</translation>
    </message>
    <message>
        <source>Export as &amp;Markdown…</source>
        <translation>Exportar como Mar&amp;kdown…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>Exportar como &amp;JSON…</translation>
    </message>
    <message>
        <source>&amp;Import conversations…</source>
        <translation>&amp;Importar conversaciones…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>A&amp;justes…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Atajos de teclado</translation>
    </message>
    <message>
        <source>&amp;About Inglenook</source>
        <translation>Acerca &amp;de Inglenook</translation>
    </message>
    <message>
        <source>Copy the latest answer</source>
        <translation>Copiar la última respuesta</translation>
    </message>
    <message>
        <source>&amp;Find in conversations</source>
        <translation>&amp;Buscar en las conversaciones</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Comandos…</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>&amp;Chats</translation>
    </message>
    <message>
        <source>Mo&amp;dels</source>
        <translation>&amp;Modelos</translation>
    </message>
    <message>
        <source>M&amp;emory</source>
        <translation>M&amp;emoria</translation>
    </message>
    <message>
        <source>&amp;Remembered answers</source>
        <translation>&amp;Respuestas recordadas</translation>
    </message>
    <message>
        <source>&amp;What left this machine</source>
        <translation>&amp;Lo que salió de este equipo</translation>
    </message>
    <message>
        <source>&amp;Bench</source>
        <translation>Re&amp;ndimiento</translation>
    </message>
    <message>
        <source>When to ask the c&amp;loud…</source>
        <translation>Cuándo preguntar a la n&amp;ube…</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Barra lateral</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Texto más &amp;grande</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Texto más &amp;pequeño</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Texto &amp;normal</translation>
    </message>
    <message>
        <source>Edit &amp;personas…</source>
        <translation>Editar p&amp;ersonas…</translation>
    </message>
    <message>
        <source>&amp;Branches of this chat…</source>
        <translation>R&amp;amas de este chat…</translation>
    </message>
    <message>
        <source>Move this chat to a f&amp;older…</source>
        <translation>Mover este chat a una &amp;carpeta…</translation>
    </message>
    <message>
        <source>Type a &amp;question</source>
        <translation>Escribir una pre&amp;gunta</translation>
    </message>
    <message>
        <source>&amp;Previous conversation</source>
        <translation>Con&amp;versación anterior</translation>
    </message>
    <message>
        <source>Ne&amp;xt conversation</source>
        <translation>Conversación si&amp;guiente</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Abrir un modelo</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>Modelos GGUF (*.gguf);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Exported conversations (*.zip *.json *.chat);;All files (*)</source>
        <translation>Conversaciones exportadas (*.zip *.json *.chat);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>Importar conversaciones</translation>
    </message>
    <message>
        <source>The latest answer is on the clipboard.</source>
        <translation>La última respuesta está en el portapapeles.</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>conversación</translation>
    </message>
    <message>
        <source>The conversation is saved as {path}.</source>
        <translation>La conversación se ha guardado en {path}.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Apply this memory budget</source>
        <translation>Aplicar este límite de memoria</translation>
    </message>
    <message>
        <source>Back to the budget in use</source>
        <translation>Volver al límite en uso</translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation>Límite de memoria</translation>
    </message>
    <message>
        <source>Memory budget in gigabytes</source>
        <translation>Límite de memoria en gigabytes</translation>
    </message>
    <message>
        <source>As much as is free, less a fifth for everything else.</source>
        <translation>Lo que haya libre, menos una quinta parte para todo lo demás.</translation>
    </message>
    <message>
        <source>Use at most</source>
        <translation>Usar como mucho</translation>
    </message>
    <message>
        <source>{used} of a budget of {budget}</source>
        <translation>{used} de un límite de {budget}</translation>
    </message>
    <message>
        <source>In use now: {memory}.</source>
        <translation>En uso ahora: {memory}.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nada.</translation>
    </message>
    <message>
        <source>Budget {budget}</source>
        <translation>Límite {budget}</translation>
    </message>
    <message>
        <source>the processor is what limits it</source>
        <translation>lo que limita es el procesador</translation>
    </message>
    <message>
        <source>the speed of memory is what limits it: every word needs all active weights once</source>
        <translation>lo que limita es la velocidad de la memoria: cada palabra necesita una vez todos los pesos activos</translation>
    </message>
    <message>
        <source>the disk is what limits it: a part of the weights is read from it for every word</source>
        <translation>lo que limita es el disco: para cada palabra se lee de él una parte de los pesos</translation>
    </message>
    <message>
        <source>the connection to the other machine is what limits it</source>
        <translation>lo que limita es la conexión con el otro equipo</translation>
    </message>
    <message>
        <source>{model}: about {tokens_per_second} tokens/s; {limits}. After a prompt of {prompt_tokens} tokens the first word comes in about {seconds_to_first_token}.</source>
        <translation>{model}: unos {tokens_per_second} tokens/s; {limits}. Tras una petición de {prompt_tokens} tokens, la primera palabra llega en unos {seconds_to_first_token}.</translation>
    </message>
    <message>
        <source>The context holds {context_length} tokens, kept as {kv_type}.</source>
        <translation>El contexto admite {context_length} tokens, guardados como {kv_type}.</translation>
    </message>
    <message>
        <source>Nothing had to be given up. {why} {kept}</source>
        <translation>No hubo que renunciar a nada. {why} {kept}</translation>
    </message>
    <message>
        <source>To stay within the budget: {step}. {why} {kept}</source>
        <translation>Para no pasar del límite: {step}. {why} {kept}</translation>
    </message>
    <message>
        <source>{used} of {whole}</source>
        <translation>{used} de {whole}</translation>
    </message>
    <message>
        <source>read at {number} GB/s</source>
        <translation>se lee a {number} GB/s</translation>
    </message>
    <message>
        <source>In use now: {held}. {free_bytes} of memory are free.</source>
        <translation>En uso ahora: {held}. Hay {free_bytes} de memoria libres.</translation>
    </message>
    <message>
        <source>Looking. The first time this machine is measured, for about three seconds…</source>
        <translation>Mirando. La primera vez se mide este equipo, unos tres segundos…</translation>
    </message>
    <message>
        <source>Let the model leave memory; the next question loads it again</source>
        <translation>Hacer que el modelo deje la memoria; la próxima pregunta lo carga de nuevo</translation>
    </message>
    <message>
        <source>Where every byte goes</source>
        <translation>Adónde va cada byte</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Planificando…</translation>
    </message>
    <message>
        <source>The memory budget is in use from now on.</source>
        <translation>El límite de memoria se usa desde ahora.</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>Aún no hay plan.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>, kept with 8 bits</source>
        <translation>, guardado con 8 bits</translation>
    </message>
    <message>
        <source>, kept with 4 bits</source>
        <translation>, guardado con 4 bits</translation>
    </message>
    <message>
        <source>16 bits, exact</source>
        <translation>16 bits, exacto</translation>
    </message>
    <message>
        <source>8 bits, half the memory</source>
        <translation>8 bits, la mitad de memoria</translation>
    </message>
    <message>
        <source>4 bits, a quarter</source>
        <translation>4 bits, una cuarta parte</translation>
    </message>
    <message>
        <source>Models for this machine</source>
        <translation>Modelos para este equipo</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <source>Judge all models again</source>
        <translation>Volver a valorar todos los modelos</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir de nuevo</translation>
    </message>
    <message>
        <source>Measure this machine again</source>
        <translation>Medir de nuevo este equipo</translation>
    </message>
    <message>
        <source>Measures memory, disk and processor; takes about five seconds.</source>
        <translation>Mide la memoria, el disco y el procesador; tarda unos cinco segundos.</translation>
    </message>
    <message>
        <source>Filter: a name, a licence, code, multilingual…</source>
        <translation>Filtro: un nombre, una licencia, código, multilingüe…</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>Filtrar los modelos</translation>
    </message>
    <message>
        <source>Context to judge with</source>
        <translation>Contexto con que valorar</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>Como en Ajustes</translation>
    </message>
    <message numerus="yes">
        <source>{count} tokens</source>
        <translation>
            <numerusform>{count} token</numerusform>
            <numerusform>{count} tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Each model&apos;s own</source>
        <translation>La propia de cada modelo</translation>
    </message>
    <message>
        <source>Precision of the context&apos;s memory</source>
        <translation>Precisión de la memoria del contexto</translation>
    </message>
    <message>
        <source>How exactly the model keeps what it has read of a conversation (its KV cache).</source>
        <translation>Con qué exactitud guarda el modelo lo que ha leído de una conversación (su caché KV).</translation>
    </message>
    <message>
        <source>Use this context</source>
        <translation>Usar este contexto</translation>
    </message>
    <message>
        <source>Use this context for all chats</source>
        <translation>Usar este contexto en todos los chats</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>kept with</source>
        <translation>guardado con</translation>
    </message>
    <message>
        <source>Measuring this machine. The first time takes about five seconds…</source>
        <translation>Midiendo este equipo. La primera vez tarda unos cinco segundos…</translation>
    </message>
    <message>
        <source>Measuring this machine…</source>
        <translation>Midiendo este equipo…</translation>
    </message>
    <message>
        <source>As in Settings ({usual_context_length})</source>
        <translation>Como en Ajustes ({usual_context_length})</translation>
    </message>
    <message>
        <source>{context_length} tokens of</source>
        <translation>{context_length} tokens de</translation>
    </message>
    <message>
        <source>each model&apos;s own</source>
        <translation>el propio de cada modelo como</translation>
    </message>
    <message>
        <source>{free_bytes} are free for a model. Memory and speed are for {context} context{bits}.</source>
        <translation>Hay {free_bytes} libres para un modelo. La memoria y la velocidad son para {context} contexto{bits}.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recomendados</translation>
    </message>
    <message>
        <source>None of these models fits into the memory that is free now.</source>
        <translation>Ninguno de estos modelos cabe en la memoria libre ahora.</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Todos los modelos</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Obtener</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Otros archivos</translation>
    </message>
    <message>
        <source>Chats have a context of {length} from now on.</source>
        <translation>Los chats tienen desde ahora un contexto de {length}.</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} tokens</translation>
    </message>
    <message>
        <source>each model&apos;s own length</source>
        <translation>la longitud propia de cada modelo</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>What else would change:</source>
        <translation>Qué más cambiaría:</translation>
    </message>
    <message>
        <source>Search the hub: a name, a maker…</source>
        <translation>Buscar en el hub: un nombre, un autor…</translation>
    </message>
    <message>
        <source>Search the hub</source>
        <translation>Buscar en el hub</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>Token de acceso…</translation>
    </message>
    <message>
        <source>Give an access token for gated models</source>
        <translation>Dar un token de acceso para modelos restringidos</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>Volver a lo encontrado</translation>
    </message>
    <message>
        <source>Nothing is sent before you search; then only the words you type.</source>
        <translation>No se envía nada antes de buscar; después, solo las palabras que escriba.</translation>
    </message>
    <message>
        <source>On the hub</source>
        <translation>En el hub</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Reading what is there…</source>
        <translation>Leyendo lo que hay…</translation>
    </message>
    <message numerus="yes">
        <source>{count} repositories, those with the most downloads first.</source>
        <translation>
            <numerusform>{count} repositorio, los de más descargas primero.</numerusform>
            <numerusform>{count} repositorios, los de más descargas primero.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer words.</source>
        <translation>No se encontró nada. Pruebe con menos palabras.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts</source>
        <translation>
            <numerusform>{count} parte</numerusform>
            <numerusform>{count} partes</numerusform>
        </translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acceso</translation>
    </message>
    <message>
        <source>Gated models need a token of your account on the hub.
It is kept in your system&apos;s keyring; leave the field empty to remove it.</source>
        <translation>Los modelos restringidos necesitan un token de su cuenta en el hub.
Se guarda en el llavero del sistema; deje el campo vacío para quitarlo.</translation>
    </message>
    <message>
        <source>The token is kept in the keyring.</source>
        <translation>El token está guardado en el llavero.</translation>
    </message>
    <message>
        <source>The token is removed.</source>
        <translation>El token se ha quitado.</translation>
    </message>
    <message>
        <source>Checking {}</source>
        <translation>Comprobando {}</translation>
    </message>
    <message>
        <source>Smaller copy of {}</source>
        <translation>Copia más pequeña de {}</translation>
    </message>
    <message>
        <source>It is intact: its checksum is the published one.</source>
        <translation>Está intacto: su suma de comprobación es la publicada.</translation>
    </message>
    <message>
        <source>It is damaged: its checksum is wrong. Remove it and get it again.</source>
        <translation>Está dañado: su suma de comprobación no coincide. Quítelo y descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>No checksum of it was known; this one is kept, to compare with the next time.</source>
        <translation>No se conocía su suma de comprobación; esta se guarda para compararla la próxima vez.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Paused; {done} of {total} are here.</source>
        <translation>En pausa; {done} de {total} ya están aquí.</translation>
    </message>
    <message>
        <source>Paused; {done} are here.</source>
        <translation>En pausa; {done} ya están aquí.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Share of {name} that is done</source>
        <translation>Parte hecha de {name}</translation>
    </message>
    <message>
        <source>Discard what has arrived of “{name}”?</source>
        <translation>¿Descartar lo que ha llegado de «{name}»?</translation>
    </message>
    <message>
        <source>{done} are deleted. A later download starts from the beginning.</source>
        <translation>Se borran {done}. Una descarga posterior empieza desde el principio.</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>Descartar la descarga</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>{name} is discarded; {freed} are free again.</source>
        <translation>{name} se ha descartado; vuelven a estar libres {freed}.</translation>
    </message>
    <message>
        <source>{name} is ready: {size}, checksum right.</source>
        <translation>{name} está listo: {size}, suma de comprobación correcta.</translation>
    </message>
    <message>
        <source>step {done} of {total}</source>
        <translation>paso {done} de {total}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Downloads, checks and copies</source>
        <translation>Descargas, comprobaciones y copias</translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation>Modelos en este equipo</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Importar un archivo…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Importar una carpeta…</translation>
    </message>
    <message>
        <source>Find in other programs</source>
        <translation>Buscar en otros programas</translation>
    </message>
    <message>
        <source>There is no model yet. Get one, or import a file that is here already.</source>
        <translation>Aún no hay ningún modelo. Descargue uno o importe un archivo que ya tenga.</translation>
    </message>
    <message>
        <source>Its file is not where it was; import it again, or remove it here.</source>
        <translation>Su archivo no está donde estaba; impórtelo de nuevo o quítelo de aquí.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>Verify the file</source>
        <translation>Comprobar el archivo</translation>
    </message>
    <message>
        <source>Make a smaller copy…</source>
        <translation>Hacer una copia más pequeña…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importar un modelo</translation>
    </message>
    <message>
        <source>Import a folder of models</source>
        <translation>Importar una carpeta de modelos</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>Elija otro archivo o carpeta.</translation>
    </message>
    <message>
        <source>LM Studio, Ollama and the Hugging Face cache</source>
        <translation>LM Studio, Ollama y la caché de Hugging Face</translation>
    </message>
    <message>
        <source>No models were found in {place}.</source>
        <translation>No se encontraron modelos en {place}.</translation>
    </message>
    <message>
        <source>Import a folder that has some.</source>
        <translation>Importe una carpeta que los tenga.</translation>
    </message>
    <message>
        <source>Its file is deleted, which frees {size}. You can get it again.</source>
        <translation>Se borra su archivo, lo que libera {size}. Podrá descargarlo de nuevo.</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Quitar modelo</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>¿Eliminar «{name}»?</translation>
    </message>
    <message>
        <source>{name} is deleted; {freed} are free again.</source>
        <translation>{name} se ha eliminado; vuelven a estar libres {freed}.</translation>
    </message>
    <message>
        <source>{name} is off the list; its file stays where it is.</source>
        <translation>{name} ya no está en la lista; su archivo sigue donde está.</translation>
    </message>
    <message>
        <source>One model is on the list now.</source>
        <translation>Ahora hay un modelo en la lista.</translation>
    </message>
    <message numerus="yes">
        <source>{count} models are on the list now.</source>
        <translation>
            <numerusform>Ahora hay {count} modelo en la lista.</numerusform>
            <numerusform>Ahora hay {count} modelos en la lista.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file was refused: {why}</source>
        <translation>Se rechazó un archivo: {why}</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Cabe</translation>
    </message>
    <message>
        <source>Fits from disk</source>
        <translation>Cabe desde el disco</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Demasiado grande</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More for {title}</source>
        <translation>Más sobre {title}</translation>
    </message>
    <message>
        <source>About {title}: {text}</source>
        <translation>Sobre {title}: {text}</translation>
    </message>
    <message>
        <source>Make a smaller copy</source>
        <translation>Hacer una copia más pequeña</translation>
    </message>
    <message>
        <source>Inglenook&apos;s own sample of prose, questions and code</source>
        <translation>La muestra de Inglenook con prosa, preguntas y código</translation>
    </message>
    <message>
        <source>Size of the copy in megabytes</source>
        <translation>Tamaño de la copia en megabytes</translation>
    </message>
    <message>
        <source>Choose a text…</source>
        <translation>Elegir un texto…</translation>
    </message>
    <message>
        <source>Choose a text to measure with</source>
        <translation>Elegir un texto con que medir</translation>
    </message>
    <message>
        <source>Measured with</source>
        <translation>Medido con</translation>
    </message>
    <message>
        <source>{name} has {size}. Inglenook measures which parts matter most and keeps those in more detail. The smaller the copy, the more often it is wrong. This takes minutes, for large models hours, and can be stopped; the original stays.</source>
        <translation>{name} ocupa {size}. Inglenook mide qué partes importan más y las conserva con más detalle. Cuanto más pequeña sea la copia, más se equivocará. Tarda minutos, con modelos grandes horas, y se puede detener; el original se queda.</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>Hacer la copia</translation>
    </message>
    <message>
        <source>{megabytes} of the original</source>
        <translation>{megabytes} del original</translation>
    </message>
    <message>
        <source>Text of the kind you will use the model for</source>
        <translation>Texto del tipo para el que usará el modelo</translation>
    </message>
    <message>
        <source>Text (*.txt *.md);;All files (*)</source>
        <translation>Texto (*.txt *.md);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>comes with Inglenook</source>
        <translation>viene con Inglenook</translation>
    </message>
    <message>
        <source>downloaded by Inglenook</source>
        <translation>descargado por Inglenook</translation>
    </message>
    <message>
        <source>in a folder of yours</source>
        <translation>en una carpeta suya</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>de {source}</translation>
    </message>
    <message>
        <source>{tokens_per_second} tokens/s</source>
        <translation>{tokens_per_second} tokens/s</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>unos {size}</translation>
    </message>
    <message>
        <source>{downloads} downloads in the last month</source>
        <translation>{downloads} descargas en el último mes</translation>
    </message>
    <message>
        <source>gated</source>
        <translation>restringido</translation>
    </message>
    <message>
        <source>{count}B parameters</source>
        <translation>{count} mil millones de parámetros</translation>
    </message>
    <message>
        <source>{count}M parameters</source>
        <translation>{count} M de parámetros</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nunca usado</translation>
    </message>
    <message>
        <source>last used today</source>
        <translation>usado hoy</translation>
    </message>
    <message>
        <source>last used yesterday</source>
        <translation>usado ayer</translation>
    </message>
    <message>
        <source>last used {date}</source>
        <translation>usado por última vez el {date}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>a mixture made for this model</source>
        <translation>una mezcla hecha para este modelo</translation>
    </message>
    <message>
        <source>the plain quantization, which was closest</source>
        <translation>la cuantización simple, que era la más cercana</translation>
    </message>
    <message>
        <source>{name} is ready: {size}, {way}. In {same_top} of places it finds the same next word likeliest as the original.</source>
        <translation>{name} está listo: {size}, {way}. En el {same_top} de los lugares le parece más probable la misma palabra siguiente que al original.</translation>
    </message>
    <message>
        <source>This machine was measured on {when}.</source>
        <translation>Este equipo se midió el {when}.</translation>
    </message>
    <message>
        <source>This machine was measured on {when} while other programs took {busy} of its cores, so that speeds may be higher than is said here. Close them and measure again.</source>
        <translation>Este equipo se midió el {when} mientras otros programas ocupaban {busy} de sus núcleos, por lo que las velocidades pueden ser mayores de lo que se indica aquí. Ciérrelos y mida de nuevo.</translation>
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
        <translation>quedan {seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>quedan {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>quedan {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>For this machine</source>
        <translation>Para este equipo</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>Cargando {name}…</translation>
    </message>
    <message>
        <source>Which models</source>
        <translation>Qué modelos</translation>
    </message>
    <message>
        <source>{name} answers from now on.</source>
        <translation>{name} responde desde ahora.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Waiting for another answer to finish.</source>
        <translation>Esperando a que termine otra respuesta.</translation>
    </message>
    <message>
        <source>The oldest message was not read: the model sees {length} tokens at once.</source>
        <translation>No se leyó el mensaje más antiguo: el modelo ve {length} tokens a la vez.</translation>
    </message>
    <message numerus="yes">
        <source>The oldest {count} messages were not read: the model sees {length} tokens at once.</source>
        <translation>
            <numerusform>No se leyó el {count} mensaje más antiguo: el modelo ve {length} tokens a la vez.</numerusform>
            <numerusform>No se leyeron los {count} mensajes más antiguos: el modelo ve {length} tokens a la vez.</numerusform>
        </translation>
    </message>
    <message>
        <source>A longer context can be chosen in Settings.</source>
        <translation>En Ajustes se puede elegir un contexto más largo.</translation>
    </message>
    <message>
        <source>Asking {model} at {endpoint}.</source>
        <translation>Preguntando a {model} en {endpoint}.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Persona: {name}</source>
        <translation>Persona: {name}</translation>
    </message>
    <message>
        <source>Whose instructions the model follows in this chat</source>
        <translation>Las instrucciones de quién sigue el modelo en este chat</translation>
    </message>
    <message>
        <source>The instructions in the settings</source>
        <translation>Las instrucciones de los ajustes</translation>
    </message>
    <message>
        <source>Edit personas…</source>
        <translation>Editar personas…</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>What the model should be and do, in plain words</source>
        <translation>Qué debe ser y hacer el modelo, en palabras sencillas</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Instructions</source>
        <translation>&amp;Instrucciones</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Persona nueva</translation>
    </message>
    <message>
        <source>Private chat</source>
        <translation>Chat privado</translation>
    </message>
    <message>
        <source>It is never written to the disk, and gone when you quit. Answers are neither remembered nor reused.</source>
        <translation>Nunca se escribe en el disco y desaparece al salir. Las respuestas ni se recuerdan ni se reutilizan.</translation>
    </message>
    <message>
        <source>{chosen} (Ctrl+Shift+N for a new one)</source>
        <translation>{chosen} (Ctrl+Mayús+N para uno nuevo)</translation>
    </message>
    <message>
        <source>Quick prompt</source>
        <translation>Pregunta rápida</translation>
    </message>
    <message>
        <source>State of the model</source>
        <translation>Estado del modelo</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <translation>Abrir en la ventana principal</translation>
    </message>
    <message>
        <source>Replace the selected text</source>
        <translation>Reemplazar el texto seleccionado</translation>
    </message>
    <message>
        <source>Put the answer in place of the selected text</source>
        <translation>Poner la respuesta en lugar del texto seleccionado</translation>
    </message>
    <message>
        <source>Selected text</source>
        <translation>Texto seleccionado</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Portapapeles</translation>
    </message>
    <message>
        <source>Use the clipboard</source>
        <translation>Usar el portapapeles</translation>
    </message>
    <message>
        <source>Use the clipboard&apos;s text</source>
        <translation>Usar el texto del portapapeles</translation>
    </message>
    <message>
        <source>Ask about it</source>
        <translation>Preguntar sobre él</translation>
    </message>
    <message>
        <source>Ask about this text</source>
        <translation>Preguntar sobre este texto</translation>
    </message>
    <message>
        <source>The server is off. Turn it on above and press Apply.</source>
        <translation>El servidor está apagado. Actívelo arriba y pulse Aplicar.</translation>
    </message>
    <message>
        <source>There is no keyring, so this token is new each time Inglenook starts.</source>
        <translation>No hay llavero, así que este token cambia cada vez que se inicia Inglenook.</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Copiar el token</translation>
    </message>
    <message>
        <source>New token…</source>
        <translation>Token nuevo…</translation>
    </message>
    <message>
        <source>Name of a program, such as editor</source>
        <translation>Nombre de un programa, como editor</translation>
    </message>
    <message>
        <source>Name of a program</source>
        <translation>Nombre de un programa</translation>
    </message>
    <message>
        <source>Copy its own token</source>
        <translation>Copiar su propio token</translation>
    </message>
    <message>
        <source>It runs at {address}</source>
        <translation>Funciona en {address}</translation>
    </message>
    <message>
        <source>The address is on the clipboard.</source>
        <translation>La dirección está en el portapapeles.</translation>
    </message>
    <message>
        <source>The token is on the clipboard.</source>
        <translation>El token está en el portapapeles.</translation>
    </message>
    <message>
        <source>Write the program&apos;s name first.</source>
        <translation>Escriba antes el nombre del programa.</translation>
    </message>
    <message>
        <source>A token for {name} is on the clipboard.</source>
        <translation>Hay un token para {name} en el portapapeles.</translation>
    </message>
    <message>
        <source>All tokens that programs have now stop working, their own ones too.</source>
        <translation>Todos los tokens que ahora tienen los programas dejarán de valer, también los propios.</translation>
    </message>
    <message>
        <source>Make a new token</source>
        <translation>Crear un token nuevo</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Token nuevo</translation>
    </message>
    <message>
        <source>Make a new token?</source>
        <translation>¿Crear un token nuevo?</translation>
    </message>
    <message>
        <source>A new token is on the clipboard; the old ones stop working.</source>
        <translation>Hay un token nuevo en el portapapeles; los antiguos ya no valen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Grupos de ajustes</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Cloud key</source>
        <translation>Clave de la nube</translation>
    </message>
    <message>
        <source>Remove the stored key</source>
        <translation>Quitar la clave guardada</translation>
    </message>
    <message>
        <source>Endpoint of the key</source>
        <translation>Servicio de la clave</translation>
    </message>
    <message>
        <source>A key is stored</source>
        <translation>Hay una clave guardada</translation>
    </message>
    <message>
        <source>Type a new key to replace it.</source>
        <translation>Escriba una nueva para reemplazarla.</translation>
    </message>
    <message>
        <source>It is kept in your system&apos;s keyring.</source>
        <translation>Se guarda en el llavero del sistema.</translation>
    </message>
    <message>
        <source>Asleep; the next question wakes it</source>
        <translation>Dormido; la próxima pregunta lo despierta</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Respondiendo</translation>
    </message>
    <message>
        <source>The model is not working</source>
        <translation>El modelo no funciona</translation>
    </message>
    <message>
        <source>with less memory</source>
        <translation>con menos memoria</translation>
    </message>
    <message>
        <source>saving power</source>
        <translation>ahorrando energía</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Share of the model that is loaded</source>
        <translation>Parte del modelo ya cargada</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>Solo local</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>{memory} in use</source>
        <translation>{memory} en uso</translation>
    </message>
    <message>
        <source>Memory: {text}</source>
        <translation>Memoria: {text}</translation>
    </message>
    <message>
        <source>Memory that the model&apos;s process holds. Click to see what it is used for.</source>
        <translation>Memoria que ocupa el proceso del modelo. Haga clic para ver en qué se usa.</translation>
    </message>
    <message>
        <source>Starter model</source>
        <translation>Modelo inicial</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>Modelo: {name}</translation>
    </message>
    <message>
        <source>
Context window: {context_length} tokens</source>
        <translation>
Ventana de contexto: {context_length} tokens</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>Abrir modelo…</translation>
    </message>
    <message>
        <source>Back to the starter model</source>
        <translation>Volver al modelo inicial</translation>
    </message>
    <message>
        <source>Cloud allowed</source>
        <translation>Nube permitida</translation>
    </message>
    <message>
        <source>No cloud set up</source>
        <translation>Sin nube configurada</translation>
    </message>
    <message>
        <source>Nothing you write leaves this machine. Click to allow the cloud when you ask for it.</source>
        <translation>Nada de lo que escribe sale de este equipo. Haga clic para permitir la nube cuando usted la pida.</translation>
    </message>
    <message>
        <source>Answers come from this machine; the cloud is asked only when you say so. Click to forbid even that.</source>
        <translation>Las respuestas vienen de este equipo; solo se pregunta a la nube cuando usted lo dice. Haga clic para prohibir incluso eso.</translation>
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
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Tool servers</source>
        <translation>Servidores de herramientas</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Try them</source>
        <translation>Probarlos</translation>
    </message>
    <message>
        <source>Tool servers (MCP)</source>
        <translation>Servidores de herramientas (MCP)</translation>
    </message>
    <message>
        <source>It offers: {tools}.</source>
        <translation>Ofrece: {tools}.</translation>
    </message>
    <message>
        <source>Import the tool servers of another program</source>
        <translation>Importar los servidores de herramientas de otro programa</translation>
    </message>
    <message>
        <source>JSON (*.json);;All (*)</source>
        <translation>JSON (*.json);;Todos (*)</translation>
    </message>
    <message>
        <source>Each is started and asked what it offers…</source>
        <translation>Se inicia cada uno y se le pregunta qué ofrece…</translation>
    </message>
    <message>
        <source>Remove tool server</source>
        <translation>Quitar servidor de herramientas</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>¿Quitar «{name}»?</translation>
    </message>
    <message>
        <source>Its program itself stays.</source>
        <translation>Su programa se queda.</translation>
    </message>
    <message>
        <source>Add a tool server</source>
        <translation>Añadir un servidor de herramientas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Command or address</source>
        <translation>Comando o dirección</translation>
    </message>
    <message>
        <source>Environment or headers</source>
        <translation>Entorno o cabeceras</translation>
    </message>
    <message>
        <source>Add only servers that you trust: their programs can do what you can.</source>
        <translation>Añada solo servidores en los que confíe: sus programas pueden hacer lo mismo que usted.</translation>
    </message>
    <message>
        <source>Write a name, and a command or an address.</source>
        <translation>Escriba un nombre, y un comando o una dirección.</translation>
    </message>
    <message>
        <source>About this answer</source>
        <translation>Sobre esta respuesta</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Regenerar</translation>
    </message>
    <message>
        <source>Answer this question again</source>
        <translation>Responder de nuevo a esta pregunta</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar de nuevo</translation>
    </message>
    <message>
        <source>Ask the model instead of the memory</source>
        <translation>Preguntar al modelo en vez de a la memoria</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Correcta</translation>
    </message>
    <message>
        <source>This answer from memory fits</source>
        <translation>Esta respuesta recordada encaja</translation>
    </message>
    <message>
        <source>This answer from memory is wrong: forget it for good and ask the model</source>
        <translation>Esta respuesta recordada es incorrecta: olvidarla para siempre y preguntar al modelo</translation>
    </message>
    <message>
        <source>Ask the cloud</source>
        <translation>Preguntar a la nube</translation>
    </message>
    <message>
        <source>Ask the cloud this question</source>
        <translation>Hacer esta pregunta a la nube</translation>
    </message>
    <message>
        <source>Ask the cloud now</source>
        <translation>Preguntar ya a la nube</translation>
    </message>
    <message>
        <source>Stop writing here, and see what would be sent before anything leaves</source>
        <translation>Dejar de escribir aquí y ver qué se enviaría antes de que salga nada</translation>
    </message>
    <message>
        <source>This answer is right</source>
        <translation>Esta respuesta es correcta</translation>
    </message>
    <message>
        <source>This answer is wrong; the cloud is proposed sooner for such answers</source>
        <translation>Esta respuesta es incorrecta; la nube se propondrá antes en estos casos</translation>
    </message>
    <message>
        <source>This answer may be wrong: {reason}.</source>
        <translation>Esta respuesta puede ser incorrecta: {reason}.</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Es correcta</translation>
    </message>
    <message>
        <source>This answer is right: do not ask</source>
        <translation>Esta respuesta es correcta: no preguntar</translation>
    </message>
    <message>
        <source>See what would be sent, and decide</source>
        <translation>Ver lo que se enviaría y decidir</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copiar el código</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Copy the {shown} code</source>
        <translation>Copiar el código {shown}</translation>
    </message>
    <message>
        <source>{shown} code</source>
        <translation>Código {shown}</translation>
    </message>
    <message>
        <source>↓  Jump to latest</source>
        <translation>↓  Ir a lo último</translation>
    </message>
    <message>
        <source>Jump to the latest message</source>
        <translation>Ir al último mensaje</translation>
    </message>
    <message>
        <source>The answer of this machine</source>
        <translation>La respuesta de este equipo</translation>
    </message>
    <message>
        <source>Noted: it helps to decide when the cloud is worth asking.</source>
        <translation>Anotado: ayuda a decidir cuándo merece la pena la nube.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Hide or show: {title}</source>
        <translation>Ocultar o mostrar: {title}</translation>
    </message>
    <message>
        <source>The cloud’s is better</source>
        <translation>La de la nube es mejor</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer is better than this one</source>
        <translation>La respuesta de la nube es mejor que esta</translation>
    </message>
    <message>
        <source>This is better</source>
        <translation>Esta es mejor</translation>
    </message>
    <message>
        <source>This machine&apos;s answer is better than the cloud&apos;s</source>
        <translation>La respuesta de este equipo es mejor que la de la nube</translation>
    </message>
    <message>
        <source>Both do</source>
        <translation>Ambas sirven</translation>
    </message>
    <message>
        <source>Both answers are equally good</source>
        <translation>Ambas respuestas son igual de buenas</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>cut at the limit</source>
        <translation>cortada en el límite</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nube</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation>{rate} tokens/s</translation>
    </message>
    <message>
        <source>the oldest part summed up</source>
        <translation>la parte más antigua resumida</translation>
    </message>
    <message>
        <source>{bytes_sent} bytes sent</source>
        <translation>{bytes_sent} bytes enviados</translation>
    </message>
    <message>
        <source>1 part hidden</source>
        <translation>1 parte oculta</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts hidden</source>
        <translation>
            <numerusform>{count} parte oculta</numerusform>
            <numerusform>{count} partes ocultas</numerusform>
        </translation>
    </message>
    <message>
        <source>1 part hidden, which is not in the answer</source>
        <translation>1 parte oculta, que no está en la respuesta</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts hidden, {missing} of them not in the answer</source>
        <translation>
            <numerusform>{count} parte oculta, {missing} de ellas no está en la respuesta</numerusform>
            <numerusform>{count} partes ocultas, {missing} de ellas no están en la respuesta</numerusform>
        </translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>unos {amount}</translation>
    </message>
    <message>
        <source>{amount} on battery</source>
        <translation>{amount} con batería</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>hace 1 minuto</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes ago</source>
        <translation>
            <numerusform>hace {count} minuto</numerusform>
            <numerusform>hace {count} minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>hace 1 hora</translation>
    </message>
    <message numerus="yes">
        <source>{count} hours ago</source>
        <translation>
            <numerusform>hace {count} hora</numerusform>
            <numerusform>hace {count} horas</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>hace 1 día</translation>
    </message>
    <message numerus="yes">
        <source>{count} days ago</source>
        <translation>
            <numerusform>hace {count} día</numerusform>
            <numerusform>hace {count} días</numerusform>
        </translation>
    </message>
    <message>
        <source>1 month ago</source>
        <translation>hace 1 mes</translation>
    </message>
    <message numerus="yes">
        <source>{count} months ago</source>
        <translation>
            <numerusform>hace {count} mes</numerusform>
            <numerusform>hace {count} meses</numerusform>
        </translation>
    </message>
    <message>
        <source>1 year ago</source>
        <translation>hace 1 año</translation>
    </message>
    <message numerus="yes">
        <source>{count} years ago</source>
        <translation>
            <numerusform>hace {count} año</numerusform>
            <numerusform>hace {count} años</numerusform>
        </translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>From memory: answered {when}</source>
        <translation>De la memoria: respondida {when}</translation>
    </message>
    <message>
        <source>From memory: you asked “{question}” {when} · {sure}</source>
        <translation>De la memoria: usted preguntó «{question}» {when} · {sure}</translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>las mismas palabras</translation>
    </message>
    <message>
        <source>{share} sure that it fits</source>
        <translation>{share} de seguridad de que encaja</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 token</translation>
    </message>
    <message>
        <source>without the oldest message</source>
        <translation>sin el mensaje más antiguo</translation>
    </message>
    <message numerus="yes">
        <source>without the oldest {count} messages</source>
        <translation>
            <numerusform>sin el {count} mensaje más antiguo</numerusform>
            <numerusform>sin los {count} mensajes más antiguos</numerusform>
        </translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>¿Qué quiere saber?</translation>
    </message>
    <message>
        <source>Answers come from a model on this machine.</source>
        <translation>Las respuestas vienen de un modelo en este equipo.</translation>
    </message>
    <message>
        <source>Explain photosynthesis in two sentences</source>
        <translation>Explica la fotosíntesis en dos frases</translation>
    </message>
    <message>
        <source>Write a Python function that counts words</source>
        <translation>Escribe una función de Python que cuente palabras</translation>
    </message>
    <message>
        <source>Draft a short thank-you note to a neighbour</source>
        <translation>Redacta una breve nota de agradecimiento a un vecino</translation>
    </message>
    <message>
        <source>Suggest three things to do on a rainy day</source>
        <translation>Sugiere tres cosas para un día de lluvia</translation>
    </message>
    <message>
        <source>The model that comes with Inglenook is small: it answers at once, and is often wrong.</source>
        <translation>El modelo que viene con Inglenook es pequeño: responde enseguida y se equivoca a menudo.</translation>
    </message>
    <message>
        <source>Ask: {text}</source>
        <translation>Preguntar: {text}</translation>
    </message>
    <message>
        <source>Find a better one for this machine</source>
        <translation>Buscar uno mejor para este equipo</translation>
    </message>
    <message>
        <source>[Image: {content}, {address}]</source>
        <translation>[Imagen: {content}, {address}]</translation>
    </message>
    <message>
        <source>[Image: {address}]</source>
        <translation>[Imagen: {address}]</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>Versión posterior</translation>
    </message>
    <message>
        <source>Version {current} of {siblings}</source>
        <translation>Versión {current} de {siblings}</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Pensando</translation>
    </message>
    <message>
        <source>{count} lines of {language} code.</source>
        <translation>{count} líneas de código {language}.</translation>
    </message>
    <message>
        <source>The answer is long; all of it is among the remembered answers (Ctrl+4).</source>
        <translation>La respuesta es larga; está completa entre las respuestas recordadas (Ctrl+4).</translation>
    </message>
    <message>
        <source>You asked something close</source>
        <translation>Usted preguntó algo parecido</translation>
    </message>
    <message>
        <source>Show that answer</source>
        <translation>Mostrar esa respuesta</translation>
    </message>
    <message>
        <source>Show the answer to: {question}</source>
        <translation>Mostrar la respuesta a: {question}</translation>
    </message>
    <message>
        <source>It fits</source>
        <translation>Encaja</translation>
    </message>
    <message>
        <source>That answer fits this question too</source>
        <translation>Esa respuesta también sirve para esta pregunta</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>No sirve</translation>
    </message>
    <message>
        <source>That answer does not fit this question</source>
        <translation>Esa respuesta no sirve para esta pregunta</translation>
    </message>
    <message>
        <source>You asked something close {age}</source>
        <translation>Usted preguntó algo parecido {age}</translation>
    </message>
    <message>
        <source>Table in the answer</source>
        <translation>Tabla en la respuesta</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Editar la pregunta</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show all of the question</source>
        <translation>Mostrar toda la pregunta</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>Copiar la pregunta</translation>
    </message>
    <message>
        <source>Send the changed question</source>
        <translation>Enviar la pregunta cambiada</translation>
    </message>
    <message>
        <source>A tool was used</source>
        <translation>Se usó una herramienta</translation>
    </message>
    <message>
        <source>What the tool was given, and what it gave</source>
        <translation>Lo que recibió la herramienta y lo que dio</translation>
    </message>
    <message>
        <source>Details of the use of {name}</source>
        <translation>Detalles del uso de {name}</translation>
    </message>
    <message>
        <source>of {server}</source>
        <translation>de {server}</translation>
    </message>
    <message>
        <source>The model asks for a tool</source>
        <translation>El modelo pide una herramienta</translation>
    </message>
    <message>
        <source>What the tool would get</source>
        <translation>Lo que recibiría la herramienta</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Permitir una vez</translation>
    </message>
    <message>
        <source>Allow {name} once</source>
        <translation>Permitir {name} una vez</translation>
    </message>
    <message>
        <source>Always in this chat</source>
        <translation>Siempre en este chat</translation>
    </message>
    <message>
        <source>Always allow {name} in this chat</source>
        <translation>Permitir siempre {name} en este chat</translation>
    </message>
    <message>
        <source>Don&apos;t allow</source>
        <translation>No permitir</translation>
    </message>
    <message>
        <source>Do not allow {name}</source>
        <translation>No permitir {name}</translation>
    </message>
    <message>
        <source>The model wants to use {name} of {server}.</source>
        <translation>El modelo quiere usar {name} de {server}.</translation>
    </message>
    <message>
        <source>What it gets would leave this machine, to {address}.</source>
        <translation>Lo que recibe saldría de este equipo, hacia {address}.</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>Mostrar mensajes anteriores</translation>
    </message>
    <message>
        <source>Open Inglenook</source>
        <translation>Abrir Inglenook</translation>
    </message>
    <message>
        <source>Free the memory</source>
        <translation>Liberar la memoria</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>0 always takes the likeliest word; higher is more varied.</source>
        <translation>0 toma siempre la palabra más probable; más alto es más variado.</translation>
    </message>
    <message>
        <source>A bare loop cannot read weights from disk, so nothing was compared with one.</source>
        <translation>Un bucle simple no puede leer pesos del disco, así que no se comparó con él.</translation>
    </message>
    <message>
        <source>A bare loop needs a model whose weights are in memory.</source>
        <translation>Un bucle simple necesita un modelo con los pesos en memoria.</translation>
    </message>
    <message>
        <source>A calculator and the date come with Inglenook. Each use of any other tool is shown to you first. Small models often use tools badly.</source>
        <translation>Una calculadora y la fecha vienen con Inglenook. Cada uso de otra herramienta se le muestra antes. Los modelos pequeños suelen usar mal las herramientas.</translation>
    </message>
    <message>
        <source>A compressed KV cache needs flash attention.</source>
        <translation>Una caché KV comprimida necesita flash attention.</translation>
    </message>
    <message>
        <source>A persona needs a name and instructions.</source>
        <translation>Una persona necesita un nombre e instrucciones.</translation>
    </message>
    <message>
        <source>A question that might cost more is not sent.</source>
        <translation>Una pregunta que pueda costar más no se envía.</translation>
    </message>
    <message>
        <source>A small model that guesses for a large one with the same vocabulary whose weights come from disk.</source>
        <translation>Un modelo pequeño que adivina para uno grande con el mismo vocabulario cuyos pesos vienen del disco.</translation>
    </message>
    <message>
        <source>Actions on selected text</source>
        <translation>Acciones sobre el texto seleccionado</translation>
    </message>
    <message>
        <source>Always hide</source>
        <translation>Ocultar siempre</translation>
    </message>
    <message>
        <source>Among several endpoints, those that have been slower are asked only when no other is left.</source>
        <translation>Entre varios servicios, los que han sido más lentos solo se usan si no queda otro.</translation>
    </message>
    <message>
        <source>An OpenAI-compatible address such as https://api.example.com/v1. Used only when you ask for it.</source>
        <translation>Una dirección compatible con OpenAI, como https://api.example.com/v1. Solo se usa cuando usted lo pide.</translation>
    </message>
    <message>
        <source>An answer cannot be empty.</source>
        <translation>Una respuesta no puede estar vacía.</translation>
    </message>
    <message>
        <source>An encoder gives no answers.</source>
        <translation>Un codificador no da respuestas.</translation>
    </message>
    <message>
        <source>An encoder is being tried already.</source>
        <translation>Ya se está probando un codificador.</translation>
    </message>
    <message>
        <source>An expert cache cannot be combined with streamed weights or other devices yet.</source>
        <translation>Una caché de expertos aún no se puede combinar con pesos leídos del disco u otros dispositivos.</translation>
    </message>
    <message>
        <source>An expert cache cannot work with this kind of model.</source>
        <translation>Una caché de expertos no funciona con este tipo de modelo.</translation>
    </message>
    <message>
        <source>Another smaller copy is being made.</source>
        <translation>Ya se está haciendo otra copia más pequeña.</translation>
    </message>
    <message>
        <source>Answer them from memory</source>
        <translation>Responderles de memoria</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Answers are written with drafts.</source>
        <translation>Las respuestas se escriben con borradores.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Cualquiera</translation>
    </message>
    <message>
        <source>Ask again: it is loaded anew.</source>
        <translation>Pregunte de nuevo: se carga otra vez.</translation>
    </message>
    <message>
        <source>Ask again: the engine starts anew by itself.</source>
        <translation>Pregunte de nuevo: el motor arranca solo otra vez.</translation>
    </message>
    <message>
        <source>Ask again: the model is then loaded without it.</source>
        <translation>Pregunte de nuevo: el modelo se carga entonces sin él.</translation>
    </message>
    <message>
        <source>Ask again; the log has the details.</source>
        <translation>Pregunte de nuevo; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>Ask in another chat if the cloud may answer.</source>
        <translation>Pregunte en otro chat si la nube puede responder.</translation>
    </message>
    <message>
        <source>Ask it by itself where I have agreed</source>
        <translation>Preguntarle sin más donde lo he aceptado</translation>
    </message>
    <message>
        <source>Certainty needed</source>
        <translation>Certeza necesaria</translation>
    </message>
    <message>
        <source>Check both in Settings, under Cloud.</source>
        <translation>Compruebe ambos en Ajustes, en Nube.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Compruebe sus permisos.</translation>
    </message>
    <message>
        <source>Check that it is still there.</source>
        <translation>Compruebe que sigue ahí.</translation>
    </message>
    <message>
        <source>Check that the folder can be written and that the disk is not full.</source>
        <translation>Compruebe que se puede escribir en la carpeta y que el disco no está lleno.</translation>
    </message>
    <message>
        <source>Check that the folder is a whole sentence-transformers model.</source>
        <translation>Compruebe que la carpeta es un modelo completo de sentence-transformers.</translation>
    </message>
    <message>
        <source>Check that you may read the file.</source>
        <translation>Compruebe que puede leer el archivo.</translation>
    </message>
    <message>
        <source>Check the address and model in Settings.</source>
        <translation>Compruebe la dirección y el modelo en Ajustes.</translation>
    </message>
    <message>
        <source>Check the address in Settings, under Cloud.</source>
        <translation>Compruebe la dirección en Ajustes, en Nube.</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then try again.</source>
        <translation>Compruebe el disco y su espacio libre, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check the disk that it is on, then load the model again.</source>
        <translation>Compruebe el disco en que está y vuelva a cargar el modelo.</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>Compruebe el disco y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the disk.</source>
        <translation>Compruebe los permisos de la carpeta y el disco.</translation>
    </message>
    <message>
        <source>Check the folder.</source>
        <translation>Compruebe la carpeta.</translation>
    </message>
    <message>
        <source>Check the graphics driver; the processor can be used meanwhile.</source>
        <translation>Compruebe el controlador gráfico; mientras tanto se puede usar el procesador.</translation>
    </message>
    <message>
        <source>Check the name and the permissions.</source>
        <translation>Compruebe el nombre y los permisos.</translation>
    </message>
    <message>
        <source>Check the name; a private one needs {0}.</source>
        <translation>Compruebe el nombre; uno privado necesita {0}.</translation>
    </message>
    <message>
        <source>Check the network; this machine&apos;s own model still answers.</source>
        <translation>Compruebe la red; el modelo de este equipo sigue respondiendo.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder.</source>
        <translation>Compruebe los permisos de su carpeta.</translation>
    </message>
    <message>
        <source>Check the permissions of that folder.</source>
        <translation>Compruebe los permisos de esa carpeta.</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder.</source>
        <translation>Compruebe los permisos del archivo y de su carpeta.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the free space on the disk.</source>
        <translation>Compruebe los permisos de la carpeta y el espacio libre del disco.</translation>
    </message>
    <message>
        <source>Check your connection, then try again.</source>
        <translation>Compruebe su conexión y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Choose a BERT encoder or a GGUF file.</source>
        <translation>Elija un codificador BERT o un archivo GGUF.</translation>
    </message>
    <message>
        <source>Choose a draft model of the same family.</source>
        <translation>Elija un modelo de borrador de la misma familia.</translation>
    </message>
    <message>
        <source>Choose a file in GGUF version 3, which every current model has.</source>
        <translation>Elija un archivo en la versión 3 de GGUF, que tiene todo modelo actual.</translation>
    </message>
    <message>
        <source>Choose a file that the repository lists.</source>
        <translation>Elija un archivo que figure en el repositorio.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .chat.</source>
        <translation>Elija un archivo cuyo nombre acabe en .chat.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .gguf.</source>
        <translation>Elija un archivo cuyo nombre acabe en .gguf.</translation>
    </message>
    <message>
        <source>Choose a language model.</source>
        <translation>Elija un modelo de lenguaje.</translation>
    </message>
    <message>
        <source>Choose a model of another kind.</source>
        <translation>Elija un modelo de otro tipo.</translation>
    </message>
    <message>
        <source>Choose a model that does.</source>
        <translation>Elija un modelo que pueda.</translation>
    </message>
    <message>
        <source>Choose a model that fits into memory.</source>
        <translation>Elija un modelo que quepa en la memoria.</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>Elija un modelo.</translation>
    </message>
    <message>
        <source>Choose a smaller encoder if memory is short.</source>
        <translation>Elija un codificador más pequeño si falta memoria.</translation>
    </message>
    <message>
        <source>Choose a smaller encoder.</source>
        <translation>Elija un codificador más pequeño.</translation>
    </message>
    <message>
        <source>Choose a smaller model, or raise the memory budget.</source>
        <translation>Elija un modelo más pequeño o suba el límite de memoria.</translation>
    </message>
    <message>
        <source>Choose a smaller one, or raise the memory budget in the settings.</source>
        <translation>Elija uno más pequeño o suba el límite de memoria en los ajustes.</translation>
    </message>
    <message>
        <source>Choose a smaller type.</source>
        <translation>Elija un tipo más pequeño.</translation>
    </message>
    <message>
        <source>Choose an address of this machine and a port that is free, such as 127.0.0.1:50052.</source>
        <translation>Elija una dirección de este equipo y un puerto libre, como 127.0.0.1:50052.</translation>
    </message>
    <message>
        <source>Choose an embedding model.</source>
        <translation>Elija un modelo de embeddings.</translation>
    </message>
    <message>
        <source>Choose an encoder model.</source>
        <translation>Elija un modelo codificador.</translation>
    </message>
    <message>
        <source>Choose another encoder.</source>
        <translation>Elija otro codificador.</translation>
    </message>
    <message>
        <source>Choose another file of a language model.</source>
        <translation>Elija otro archivo de un modelo de lenguaje.</translation>
    </message>
    <message>
        <source>Choose another file of this model.</source>
        <translation>Elija otro archivo de este modelo.</translation>
    </message>
    <message>
        <source>Choose another file, or put it back.</source>
        <translation>Elija otro archivo o devuélvalo a su sitio.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elija otro archivo.</translation>
    </message>
    <message>
        <source>Choose another file: a model in the GGUF format.</source>
        <translation>Elija otro archivo: un modelo en formato GGUF.</translation>
    </message>
    <message>
        <source>Choose another model first, then remove this one.</source>
        <translation>Elija antes otro modelo y después quite este.</translation>
    </message>
    <message>
        <source>Choose another model, or go back to the starter model.</source>
        <translation>Elija otro modelo o vuelva al modelo inicial.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Elija otro modelo.</translation>
    </message>
    <message>
        <source>Choose another one in the list.</source>
        <translation>Elija otra de la lista.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Elija otro.</translation>
    </message>
    <message>
        <source>Choose fewer GPU layers.</source>
        <translation>Elija menos capas para la GPU.</translation>
    </message>
    <message>
        <source>Choose one first.</source>
        <translation>Elija uno primero.</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>Elija uno de estos: {0}.</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Elija uno.</translation>
    </message>
    <message>
        <source>Choose the first part, {0}-00001-of-{1}.gguf.</source>
        <translation>Elija la primera parte, {0}-00001-of-{1}.gguf.</translation>
    </message>
    <message>
        <source>Close another program and try again.</source>
        <translation>Cierre otro programa y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Close other programs and ask again.</source>
        <translation>Cierre otros programas y pregunte de nuevo.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Cierre otros programas y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Close other programs and try again; the log has the details.</source>
        <translation>Cierre otros programas y vuelva a intentarlo; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or a shorter context.</source>
        <translation>Cierre otros programas, o elija un modelo más pequeño o un contexto más corto.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Cierre otros programas o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Close other programs, or fetch a smaller version of this model.</source>
        <translation>Cierre otros programas o descargue una versión más pequeña de este modelo.</translation>
    </message>
    <message>
        <source>Close other programs, or raise the memory budget.</source>
        <translation>Cierre otros programas o suba el límite de memoria.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Cierre otros programas.</translation>
    </message>
    <message>
        <source>Close that program and try again.</source>
        <translation>Cierre ese programa y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Cloud address</source>
        <translation>Dirección de la nube</translation>
    </message>
    <message>
        <source>Cloud model</source>
        <translation>Modelo de la nube</translation>
    </message>
    <message>
        <source>Compare versions of one model.</source>
        <translation>Compare versiones de un mismo modelo.</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Longitud del contexto</translation>
    </message>
    <message>
        <source>Copy the file lending.key from there again.</source>
        <translation>Copie de nuevo desde allí el archivo lending.key.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Escritorio</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Devices of other kinds compute a part of it, so it may use other words than the processor alone.</source>
        <translation>Dispositivos de otro tipo calculan una parte, así que puede usar otras palabras que el procesador solo.</translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation>¿Quiso decir {0}?</translation>
    </message>
    <message>
        <source>Download it again, or choose another.</source>
        <translation>Descárguelo de nuevo o elija otro.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>Download it again; if that does not help, use another mirror.</source>
        <translation>Descárguelo de nuevo; si no sirve, use otra réplica.</translation>
    </message>
    <message>
        <source>Download or copy the file again.</source>
        <translation>Descargue o copie el archivo de nuevo.</translation>
    </message>
    <message>
        <source>Download or import it again.</source>
        <translation>Descárguelo o impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>it does not answer the question</source>
        <translation>no responde a la pregunta</translation>
    </message>
    <message>
        <source>the JSON in it is not valid</source>
        <translation>el JSON que contiene no es válido</translation>
    </message>
    <message>
        <source>it is in another language than your question</source>
        <translation>está en otro idioma que su pregunta</translation>
    </message>
    <message>
        <source>the code in it has a mistake of syntax</source>
        <translation>el código que contiene tiene un error de sintaxis</translation>
    </message>
    <message>
        <source>it repeats itself</source>
        <translation>se repite</translation>
    </message>
    <message>
        <source>it breaks off</source>
        <translation>se corta</translation>
    </message>
    <message>
        <source>it says itself that something is missing</source>
        <translation>ella misma dice que falta algo</translation>
    </message>
    <message>
        <source>the numbers do not add up</source>
        <translation>las cuentas no salen</translation>
    </message>
    <message>
        <source>it counts whole things in fractions</source>
        <translation>cuenta cosas enteras en fracciones</translation>
    </message>
    <message>
        <source>a unit of time was not converted</source>
        <translation>no se convirtió una unidad de tiempo</translation>
    </message>
    <message>
        <source>“more” and “less” seem to be mixed up</source>
        <translation>«más» y «menos» parecen confundidos</translation>
    </message>
    <message>
        <source>its result is negative</source>
        <translation>su resultado es negativo</translation>
    </message>
    <message>
        <source>it does not use the percentage</source>
        <translation>no usa el porcentaje</translation>
    </message>
    <message>
        <source>it takes no difference where one is asked for</source>
        <translation>no calcula la diferencia que se pide</translation>
    </message>
    <message>
        <source>it leaves out numbers of your question</source>
        <translation>deja fuera números de su pregunta</translation>
    </message>
    <message>
        <source>it uses numbers that are not in your question</source>
        <translation>usa números que no están en su pregunta</translation>
    </message>
    <message>
        <source>it seems to mix up what the numbers stand for</source>
        <translation>parece confundir qué representan los números</translation>
    </message>
    <message>
        <source>it comes to no final number</source>
        <translation>no llega a un número final</translation>
    </message>
    <message>
        <source>answers of this form are often wrong</source>
        <translation>las respuestas de esta forma suelen ser incorrectas</translation>
    </message>
    <message>
        <source>with questions of this kind the cloud is often better</source>
        <translation>con preguntas de este tipo la nube suele ser mejor</translation>
    </message>
    <message>
        <source>learning together</source>
        <translation>aprendizaje en común</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Expertos</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>Caché KV</translation>
    </message>
    <message>
        <source>Read-ahead</source>
        <translation>Lectura anticipada</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>Cálculo</translation>
    </message>
    <message>
        <source>Inglenook itself</source>
        <translation>El propio Inglenook</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Codificador</translation>
    </message>
    <message>
        <source>Your own encoder</source>
        <translation>Su propio codificador</translation>
    </message>
    <message>
        <source>Draft model</source>
        <translation>Modelo de borrador</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modelo</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>asistente</translation>
    </message>
    <message>
        <source>window</source>
        <translation>ventana</translation>
    </message>
    <message>
        <source>encoder and others</source>
        <translation>codificador y otros</translation>
    </message>
    <message>
        <source>Writing, against a bare loop</source>
        <translation>Escritura, frente a un bucle simple</translation>
    </message>
    <message>
        <source>Quick question beside a long job, mean</source>
        <translation>Pregunta rápida junto a un trabajo largo, media</translation>
    </message>
    <message>
        <source>Quick question beside a long job, 95th percentile</source>
        <translation>Pregunta rápida junto a un trabajo largo, percentil 95</translation>
    </message>
    <message>
        <source>Opening a kept conversation, against reading it</source>
        <translation>Abrir una conversación guardada, frente a leerla</translation>
    </message>
    <message>
        <source>Editing and extracting, with drafts</source>
        <translation>Editar y extraer, con borradores</translation>
    </message>
    <message>
        <source>Worst of mixed questions, against plain</source>
        <translation>La peor de preguntas variadas, frente a lo básico</translation>
    </message>
    <message>
        <source>Tuned, against the defaults</source>
        <translation>Ajustado, frente a lo predeterminado</translation>
    </message>
    <message>
        <source>Smart</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>the numbers do not add up: {0} is {1}, not {2}</source>
        <translation>las cuentas no salen: {0} es {1}, no {2}</translation>
    </message>
    <message>
        <source>it does not calculate with {0}, a number of your question</source>
        <translation>no calcula con {0}, un número de su pregunta</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
    </message>
    <message>
        <source>Drafts are off in Settings.</source>
        <translation>Los borradores están desactivados en Ajustes.</translation>
    </message>
    <message>
        <source>Earlier questions could not be searched for a similar one.</source>
        <translation>No se pudo buscar una pregunta parecida entre las anteriores.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter a valid key in Settings, under Cloud.</source>
        <translation>Ponga una clave válida en Ajustes, en Nube.</translation>
    </message>
    <message>
        <source>Enter it in Settings, under Cloud.</source>
        <translation>Póngala en Ajustes, en Nube.</translation>
    </message>
    <message>
        <source>Enter its address and model in Settings, under Cloud.</source>
        <translation>Ponga su dirección y modelo en Ajustes, en Nube.</translation>
    </message>
    <message>
        <source>Enter the new address.</source>
        <translation>Ponga la dirección nueva.</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Experts cannot be kept in a cache here, so the system pages them in from the file.</source>
        <translation>Los expertos no se pueden tener aquí en una caché, así que el sistema los lee del archivo.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>Descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>Fetch the model again, or save it in float32.</source>
        <translation>Descargue el modelo de nuevo o guárdelo en float32.</translation>
    </message>
    <message>
        <source>Fetch the model again.</source>
        <translation>Descargue el modelo de nuevo.</translation>
    </message>
    <message>
        <source>Fetch the model again: its files do not belong together.</source>
        <translation>Descargue el modelo de nuevo: sus archivos no corresponden entre sí.</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s vocab.txt or tokenizer.json into that folder.</source>
        <translation>Descargue vocab.txt o tokenizer.json del modelo en esa carpeta.</translation>
    </message>
    <message>
        <source>Fill in both, or remove it.</source>
        <translation>Rellene ambos o quítela.</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Free some space, or name a folder.</source>
        <translation>Libere espacio o indique una carpeta.</translation>
    </message>
    <message>
        <source>Free some space, or name a place on another disk with --out.</source>
        <translation>Libere espacio, o indique con --out un lugar en otro disco.</translation>
    </message>
    <message>
        <source>Free some space, then download again: what has arrived is kept.</source>
        <translation>Libere espacio y descargue de nuevo: lo que ha llegado se conserva.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Free the memory after</source>
        <translation>Liberar la memoria tras</translation>
    </message>
    <message>
        <source>From texts and a small model</source>
        <translation>De textos y un modelo pequeño</translation>
    </message>
    <message>
        <source>From texts only</source>
        <translation>Solo de textos</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation>Capas en la GPU</translation>
    </message>
    <message>
        <source>Give a folder of sentence-transformers, or a GGUF file.</source>
        <translation>Indique una carpeta de sentence-transformers o un archivo GGUF.</translation>
    </message>
    <message>
        <source>Give an earlier answer when the same question comes again. You always see it, and can ask again.</source>
        <translation>Dar una respuesta anterior cuando vuelve la misma pregunta. Siempre lo verá, y podrá preguntar de nuevo.</translation>
    </message>
    <message>
        <source>Give one of them another name.</source>
        <translation>Dé otro nombre a una de ellas.</translation>
    </message>
    <message>
        <source>Give the folder of a sentence-transformers model, or the GGUF file of an embedding model.</source>
        <translation>Indique la carpeta de un modelo de sentence-transformers o el archivo GGUF de un modelo de embeddings.</translation>
    </message>
    <message>
        <source>Give the folder that it lies in: {0}.</source>
        <translation>Indique la carpeta en la que está: {0}.</translation>
    </message>
    <message>
        <source>Guess the next words and check several at once, where that is faster. The answers are the same.</source>
        <translation>Adivinar las palabras siguientes y comprobar varias a la vez, donde sea más rápido. Las respuestas son las mismas.</translation>
    </message>
    <message>
        <source>Hardly ever: ask often</source>
        <translation>Casi nunca: preguntar a menudo</translation>
    </message>
    <message>
        <source>How many cores work on an answer.</source>
        <translation>Cuántos núcleos trabajan en una respuesta.</translation>
    </message>
    <message>
        <source>How many layers go to the GPU when Offload says so.</source>
        <translation>Cuántas capas van a la GPU cuando Descarga lo indica.</translation>
    </message>
    <message>
        <source>How much of a conversation the model can read at once. More needs more memory.</source>
        <translation>Cuánto de una conversación puede leer el modelo a la vez. Más necesita más memoria.</translation>
    </message>
    <message>
        <source>How often an answer of this machine may stand where the cloud would have done better.</source>
        <translation>Con qué frecuencia puede quedarse una respuesta de este equipo donde la nube lo habría hecho mejor.</translation>
    </message>
    <message>
        <source>How sure it must be that an earlier answer fits a question in other words. 1 is the same words only.</source>
        <translation>Con qué seguridad debe encajar una respuesta anterior en una pregunta con otras palabras. 1 es solo las mismas palabras.</translation>
    </message>
    <message>
        <source>In 24 hours. Reserved before a question is sent, so that it holds whatever happens.</source>
        <translation>En 24 horas. Se reserva antes de enviar una pregunta, para que se cumpla pase lo que pase.</translation>
    </message>
    <message>
        <source>In 30 days.</source>
        <translation>En 30 días.</translation>
    </message>
    <message>
        <source>Inglenook did not understand itself.</source>
        <translation>Inglenook no se entendió a sí mismo.</translation>
    </message>
    <message>
        <source>Inglenook is learning already.</source>
        <translation>Inglenook ya está aprendiendo.</translation>
    </message>
    <message>
        <source>Inglenook reads exports of ChatGPT, Open WebUI, Jan and GPT4All, and its own.</source>
        <translation>Inglenook lee exportaciones de ChatGPT, Open WebUI, Jan y GPT4All, y las suyas.</translation>
    </message>
    <message>
        <source>Inglenook reads files below {0} MB.</source>
        <translation>Inglenook lee archivos de menos de {0} MB.</translation>
    </message>
    <message>
        <source>Install Inglenook again, or open a GGUF model file of your own.</source>
        <translation>Instale Inglenook de nuevo, o abra un archivo de modelo GGUF suyo.</translation>
    </message>
    <message>
        <source>Install a newer Inglenook.</source>
        <translation>Instale una versión más reciente de Inglenook.</translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation>Instálelo de nuevo.</translation>
    </message>
    <message>
        <source>Install it with `pip install inglenook[encoders]`, or choose a BERT encoder or a GGUF file.</source>
        <translation>Instálelo con `pip install inglenook[encoders]`, o elija un codificador BERT o un archivo GGUF.</translation>
    </message>
    <message>
        <source>Install the package sqlcipher3.</source>
        <translation>Instale el paquete sqlcipher3.</translation>
    </message>
    <message>
        <source>Install the same version on both machines.</source>
        <translation>Instale la misma versión en ambos equipos.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>It cannot be started: {0}.</source>
        <translation>No se puede iniciar: {0}.</translation>
    </message>
    <message>
        <source>It does not know this machine&apos;s key.</source>
        <translation>No conoce la clave de este equipo.</translation>
    </message>
    <message>
        <source>It gave no answer within {0} seconds.</source>
        <translation>No respondió en {0} segundos.</translation>
    </message>
    <message>
        <source>It has {0}.</source>
        <translation>Tiene {0}.</translation>
    </message>
    <message>
        <source>It holds characters that a text file cannot.</source>
        <translation>Contiene caracteres que un archivo de texto no admite.</translation>
    </message>
    <message>
        <source>It is left out.</source>
        <translation>Se deja fuera.</translation>
    </message>
    <message>
        <source>It is one of: {0}.</source>
        <translation>Puede ser: {0}.</translation>
    </message>
    <message>
        <source>It lends to somebody else now.</source>
        <translation>Ahora presta a otro.</translation>
    </message>
    <message>
        <source>It lies between {0} and {1}{2}.</source>
        <translation>Está entre {0} y {1}{2}.</translation>
    </message>
    <message>
        <source>It looks like https://api.example.com/v1.</source>
        <translation>Tiene la forma https://api.example.com/v1.</translation>
    </message>
    <message>
        <source>It needs a value such as {0}.</source>
        <translation>Necesita un valor como {0}.</translation>
    </message>
    <message>
        <source>It reads those of ChatGPT, Open WebUI, Jan and GPT4All, and its own.</source>
        <translation>Lee las de ChatGPT, Open WebUI, Jan y GPT4All, y las suyas.</translation>
    </message>
    <message>
        <source>It should hold {&quot;mcpServers&quot;: {...}}.</source>
        <translation>Debe contener {&quot;mcpServers&quot;: {...}}.</translation>
    </message>
    <message>
        <source>Its memory of the conversation is coarser than usual, so it may use other words than with more memory.</source>
        <translation>Recuerda la conversación con menos detalle de lo habitual, así que puede usar otras palabras que con más memoria.</translation>
    </message>
    <message>
        <source>Its oldest part is being summed up.</source>
        <translation>Se está resumiendo su parte más antigua.</translation>
    </message>
    <message>
        <source>Keep the beginning and the newest part</source>
        <translation>Conservar el principio y la parte más reciente</translation>
    </message>
    <message>
        <source>Keep the names that the parts were published with: they end in -00001-of-00003.gguf and so on.</source>
        <translation>Conserve los nombres con que se publicaron las partes: acaban en -00001-of-00003.gguf y así.</translation>
    </message>
    <message>
        <source>Keep to {0}.</source>
        <translation>Quédese en {0}.</translation>
    </message>
    <message>
        <source>Keep what they ask</source>
        <translation>Guardar lo que preguntan</translation>
    </message>
    <message>
        <source>Keep {0} or fewer.</source>
        <translation>Conserve {0} como mucho.</translation>
    </message>
    <message>
        <source>Remove those that you no longer use on the page Models.</source>
        <translation>Quite los que ya no use en la página Modelos.</translation>
    </message>
    <message>
        <source>Unfinished downloads</source>
        <translation>Descargas sin terminar</translation>
    </message>
    <message>
        <source>They go on where they stopped; discard them on the page Models.</source>
        <translation>Siguen donde se detuvieron; descártelas en la página Modelos.</translation>
    </message>
    <message>
        <source>Delete those that you no longer need in the list of chats.</source>
        <translation>Elimine las que ya no necesite en la lista de chats.</translation>
    </message>
    <message>
        <source>Clear them on their page; Settings says how much room they may take.</source>
        <translation>Vacíelas en su página; en Ajustes se indica cuánto pueden ocupar.</translation>
    </message>
    <message>
        <source>Kept conversations</source>
        <translation>Conversaciones guardadas</translation>
    </message>
    <message>
        <source>Without them, a chat is read again when it goes on.</source>
        <translation>Sin ellas, un chat se vuelve a leer cuando sigue.</translation>
    </message>
    <message>
        <source>Rearranged weights</source>
        <translation>Pesos reordenados</translation>
    </message>
    <message>
        <source>Of models that are read from the disk. Without them, the next answer makes them again.</source>
        <translation>De modelos que se leen del disco. Sin ellos, la próxima respuesta los vuelve a hacer.</translation>
    </message>
    <message>
        <source>There is no room on the disk for rearranged weights, so they are rearranged again at every word, which is slower.</source>
        <translation>No hay sitio en el disco para los pesos reordenados, así que se reordenan en cada palabra, lo que es más lento.</translation>
    </message>
    <message>
        <source>Weights that do not fit into memory are kept on the disk in the form in which this processor multiplies fastest. Without that, models larger than memory write more slowly.</source>
        <translation>Los pesos que no caben en la memoria se guardan en el disco en la forma en que este procesador multiplica más rápido. Sin eso, los modelos mayores que la memoria escriben más despacio.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Of use only when something went wrong. They hold nothing of what you wrote.</source>
        <translation>Solo sirven cuando algo falla. No contienen nada de lo que usted escribió.</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Todo lo demás</translation>
    </message>
    <message>
        <source>What left this machine, figures, and what was learned.</source>
        <translation>Lo que salió de este equipo, mediciones y lo aprendido.</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>En el disco</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>The room on the disk is free again.</source>
        <translation>El espacio del disco vuelve a estar libre.</translation>
    </message>
    <message>
        <source>Inglenook keeps {size} here; {free} of the disk are free.</source>
        <translation>Inglenook guarda aquí {size}; quedan {free} libres en el disco.</translation>
    </message>
    <message>
        <source>Key for the quick prompt</source>
        <translation>Tecla para la pregunta rápida</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>Capas en la GPU</translation>
    </message>
    <message>
        <source>Leave out the oldest turns</source>
        <translation>Dejar fuera los turnos más antiguos</translation>
    </message>
    <message>
        <source>Leave out the suffix, or choose a code model.</source>
        <translation>Quite el sufijo o elija un modelo de código.</translation>
    </message>
    <message>
        <source>Leave the revision out to get the newest.</source>
        <translation>Quite la revisión para obtener la más reciente.</translation>
    </message>
    <message>
        <source>Lend at least {0} MB.</source>
        <translation>Preste al menos {0} MB.</translation>
    </message>
    <message>
        <source>Let other programs use the model</source>
        <translation>Dejar que otros programas usen el modelo</translation>
    </message>
    <message>
        <source>Let the model use tools</source>
        <translation>Dejar que el modelo use herramientas</translation>
    </message>
    <message>
        <source>List the kept answers to see those that are.</source>
        <translation>Mire la lista para ver las que se conservan.</translation>
    </message>
    <message>
        <source>Load it with its adapter.</source>
        <translation>Cárguelo con su adaptador.</translation>
    </message>
    <message>
        <source>Load it without an expert cache.</source>
        <translation>Cárguelo sin caché de expertos.</translation>
    </message>
    <message>
        <source>Load the model again.</source>
        <translation>Cargue el modelo de nuevo.</translation>
    </message>
    <message>
        <source>Local-only mode is on, so nothing was sent.</source>
        <translation>El modo solo local está activo, así que no se envió nada.</translation>
    </message>
    <message>
        <source>Local-only mode is on, so this tool was not used.</source>
        <translation>El modo solo local está activo, así que no se usó esta herramienta.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>Mírelo de nuevo.</translation>
    </message>
    <message>
        <source>Look at the list.</source>
        <translation>Mire la lista.</translation>
    </message>
    <message>
        <source>Look at the mirrors in the settings, and HF_ENDPOINT.</source>
        <translation>Mire las réplicas en los ajustes y HF_ENDPOINT.</translation>
    </message>
    <message>
        <source>Look at the models&apos; folder.</source>
        <translation>Mire la carpeta de los modelos.</translation>
    </message>
    <message>
        <source>Look at what `inglenook lend` says there.</source>
        <translation>Mire lo que dice allí `inglenook lend`.</translation>
    </message>
    <message>
        <source>Look at what would be sent once more.</source>
        <translation>Mire otra vez lo que se enviaría.</translation>
    </message>
    <message>
        <source>Look at your account there; this machine still answers.</source>
        <translation>Mire allí su cuenta; este equipo sigue respondiendo.</translation>
    </message>
    <message>
        <source>Look for a repository whose name ends in GGUF.</source>
        <translation>Busque un repositorio cuyo nombre acabe en GGUF.</translation>
    </message>
    <message>
        <source>Look for the one that you kept when you turned encryption on.</source>
        <translation>Busque la que guardó al activar el cifrado.</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Machines of yours that lend memory with `inglenook lend`, as host:port with spaces between them. What you write reaches them in a form that can be read, so use only machines and tunnels that you trust.</source>
        <translation>Equipos suyos que prestan memoria con `inglenook lend`, como equipo:puerto separados por espacios. Lo que escribe les llega en forma legible, así que use solo equipos y túneles de confianza.</translation>
    </message>
    <message>
        <source>Make a new one at {0}/settings/tokens.</source>
        <translation>Cree uno nuevo en {0}/settings/tokens.</translation>
    </message>
    <message>
        <source>Make one there with `inglenook lend --new-key` and copy the file here, or use a tunnel that ends here.</source>
        <translation>Cree una allí con `inglenook lend --new-key` y copie aquí el archivo, o use un túnel que termine aquí.</translation>
    </message>
    <message>
        <source>Making {0} smaller needs {1} of memory; {2} are free.</source>
        <translation>Reducir {0} necesita {1} de memoria; hay {2} libres.</translation>
    </message>
    <message>
        <source>Measure for a minute, once for each model, how it runs fastest on this machine.</source>
        <translation>Medir durante un minuto, una vez por modelo, cómo funciona más rápido en este equipo.</translation>
    </message>
    <message>
        <source>Mend it, or choose another file.</source>
        <translation>Arréglelo o elija otro archivo.</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>Model hub</source>
        <translation>Hub de modelos</translation>
    </message>
    <message>
        <source>Models are then neither searched nor downloaded.</source>
        <translation>Entonces no se buscan ni se descargan modelos.</translation>
    </message>
    <message>
        <source>More addresses that serve the same models, with spaces between them; tried in order when the hub fails.</source>
        <translation>Más direcciones con los mismos modelos, separadas por espacios; se prueban en orden cuando falla el hub.</translation>
    </message>
    <message>
        <source>Most for one question</source>
        <translation>Máximo por pregunta</translation>
    </message>
    <message>
        <source>Most in a day</source>
        <translation>Máximo al día</translation>
    </message>
    <message>
        <source>Most in a month</source>
        <translation>Máximo al mes</translation>
    </message>
    <message>
        <source>Move it away and try again.</source>
        <translation>Muévalo a otro sitio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Name a folder or a .gguf file.</source>
        <translation>Indique una carpeta o un archivo .gguf.</translation>
    </message>
    <message>
        <source>Name a larger size, or choose a smaller model.</source>
        <translation>Indique un tamaño mayor o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Name a longer one: a few pages are good.</source>
        <translation>Indique uno más largo: unas páginas bastan.</translation>
    </message>
    <message>
        <source>Name a size below {0}.</source>
        <translation>Indique un tamaño menor que {0}.</translation>
    </message>
    <message>
        <source>Name another one with --out.</source>
        <translation>Indique otro con --out.</translation>
    </message>
    <message>
        <source>Name another place with --out.</source>
        <translation>Indique otro lugar con --out.</translation>
    </message>
    <message>
        <source>Name one with {0} at least, or leave --text away.</source>
        <translation>Indique uno con {0} como mínimo, o quite --text.</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>Indique uno.</translation>
    </message>
    <message>
        <source>Name the folder with the models.</source>
        <translation>Indique la carpeta de los modelos.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Never contact the model hub</source>
        <translation>No contactar nunca con el hub de modelos</translation>
    </message>
    <message>
        <source>No cloud is set up.</source>
        <translation>No hay ninguna nube configurada.</translation>
    </message>
    <message>
        <source>No encoder has been tried.</source>
        <translation>No se ha probado ningún codificador.</translation>
    </message>
    <message>
        <source>No encoder is loaded.</source>
        <translation>No hay ningún codificador cargado.</translation>
    </message>
    <message>
        <source>No encoder was named.</source>
        <translation>No se indicó ningún codificador.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>No hay ningún modelo cargado.</translation>
    </message>
    <message>
        <source>No pass over several tokens is exact here, so there are no drafts.</source>
        <translation>Aquí ninguna pasada de varios tokens es exacta, así que no hay borradores.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Nothing can be lent at {0}:{1} ({2}).</source>
        <translation>No se puede prestar nada en {0}:{1} ({2}).</translation>
    </message>
    <message>
        <source>Nothing can be measured while answers are being written.</source>
        <translation>No se puede medir nada mientras se escriben respuestas.</translation>
    </message>
    <message>
        <source>Nothing is encrypted here.</source>
        <translation>Aquí no hay nada cifrado.</translation>
    </message>
    <message>
        <source>Nothing is spent</source>
        <translation>No se gasta nada</translation>
    </message>
    <message>
        <source>Nothing leaves this machine, as the settings say.</source>
        <translation>Nada sale de este equipo, según los ajustes.</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>Nada más</translation>
    </message>
    <message>
        <source>Nothing you write leaves this machine, whatever else is set.</source>
        <translation>Nada de lo que escribe sale de este equipo, diga lo que diga el resto de ajustes.</translation>
    </message>
    <message>
        <source>Now and then</source>
        <translation>De vez en cuando</translation>
    </message>
    <message>
        <source>Of the prices and caps, as you want to read it.</source>
        <translation>De los precios y límites, tal como quiera leerla.</translation>
    </message>
    <message>
        <source>Of the window, from the next start on. Answers are in the language of your questions.</source>
        <translation>De la ventana, desde el próximo inicio. Las respuestas vienen en el idioma de sus preguntas.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>Often: ask little</source>
        <translation>A menudo: preguntar poco</translation>
    </message>
    <message>
        <source>On battery or in a power-saving profile: fewer threads, no drafts, and memory is freed sooner.</source>
        <translation>Con batería o en modo de ahorro: menos hilos, sin borradores, y la memoria se libera antes.</translation>
    </message>
    <message>
        <source>One a line: a name, a colon, and what the model is told. The quick prompt offers them.</source>
        <translation>Una por línea: un nombre, dos puntos y lo que se le dice al modelo. La pregunta rápida las ofrece.</translation>
    </message>
    <message>
        <source>One a line: address, model, price per million tokens read, price per million written, and the seconds to a first word that you know of, with spaces between them. The cheapest that is quick enough is asked.</source>
        <translation>Uno por línea: dirección, modelo, precio por millón de tokens leídos, precio por millón de escritos y los segundos conocidos hasta la primera palabra, separados por espacios. Se pregunta al más barato que sea bastante rápido.</translation>
    </message>
    <message>
        <source>Open {0}, accept the terms with that account, and try again.</source>
        <translation>Abra {0}, acepte las condiciones con esa cuenta y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Open {0}, accept the terms, then give Inglenook {1} of that account.</source>
        <translation>Abra {0}, acepte las condiciones y dé a Inglenook {1} de esa cuenta.</translation>
    </message>
    <message>
        <source>Other endpoints</source>
        <translation>Otros servicios</translation>
    </message>
    <message>
        <source>Other machines</source>
        <translation>Otros equipos</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Otros programas</translation>
    </message>
    <message>
        <source>Other programs were busy: only the ratios mean something.</source>
        <translation>Otros programas estaban ocupados: solo las proporciones significan algo.</translation>
    </message>
    <message>
        <source>Part of the address that other programs need.</source>
        <translation>Parte de la dirección que necesitan otros programas.</translation>
    </message>
    <message>
        <source>Pause one of them, or wait until one is done.</source>
        <translation>Pause uno de ellos o espere a que termine alguno.</translation>
    </message>
    <message>
        <source>Plain questions of theirs may get an earlier answer, marked so. Those with tools, a schema, a seed or a temperature never do.</source>
        <translation>Las preguntas sencillas pueden recibir una respuesta anterior, así indicada. Las que llevan herramientas, un esquema, una semilla o una temperatura, nunca.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Price of what is read</source>
        <translation>Precio de lo leído</translation>
    </message>
    <message>
        <source>Price of what is written</source>
        <translation>Precio de lo escrito</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Hilos del procesador</translation>
    </message>
    <message>
        <source>Programs on this machine that speak OpenAI&apos;s interface can then ask the model here, with the token below. Other machines cannot.</source>
        <translation>Los programas de este equipo que usan la interfaz de OpenAI podrán preguntar al modelo con el token de abajo. Otros equipos no.</translation>
    </message>
    <message>
        <source>Propose the cloud</source>
        <translation>Proponer la nube</translation>
    </message>
    <message>
        <source>Put back a copy of it from a backup of this folder.</source>
        <translation>Recupere una copia de él desde una copia de seguridad de esta carpeta.</translation>
    </message>
    <message>
        <source>Questions in the same words are still remembered; install Inglenook again to get the rest.</source>
        <translation>Las preguntas con las mismas palabras se siguen recordando; instale Inglenook de nuevo para tener el resto.</translation>
    </message>
    <message>
        <source>Questions in the same words are still remembered; restart Inglenook to try again.</source>
        <translation>Las preguntas con las mismas palabras se siguen recordando; reinicie Inglenook para intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>Quit Inglenook and start it again: it then rescues what can be read.</source>
        <translation>Salga de Inglenook e inícielo de nuevo: entonces rescatará lo que se pueda leer.</translation>
    </message>
    <message>
        <source>Quit it and start it again.</source>
        <translation>Salga e inícielo de nuevo.</translation>
    </message>
    <message>
        <source>Raise the cap in Settings, under Cloud, or keep the answer of this machine.</source>
        <translation>Suba el límite en Ajustes, en Nube, o quédese con la respuesta de este equipo.</translation>
    </message>
    <message>
        <source>Raise the memory budget in Settings, or choose a smaller model.</source>
        <translation>Suba el límite de memoria en Ajustes o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Raise the memory budget, or choose a smaller model.</source>
        <translation>Suba el límite de memoria o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Raise the memory budget.</source>
        <translation>Suba el límite de memoria.</translation>
    </message>
    <message>
        <source>Read weights from disk</source>
        <translation>Leer los pesos del disco</translation>
    </message>
    <message>
        <source>Remember answers</source>
        <translation>Recordar respuestas</translation>
    </message>
    <message>
        <source>Remove another model.</source>
        <translation>Quite otro modelo.</translation>
    </message>
    <message>
        <source>Remove it instead, if it should not be given again.</source>
        <translation>Quítela si no debe darse de nuevo.</translation>
    </message>
    <message>
        <source>Remove some.</source>
        <translation>Quite algunas.</translation>
    </message>
    <message>
        <source>Rename the file.</source>
        <translation>Cambie el nombre del archivo.</translation>
    </message>
    <message>
        <source>Restart Inglenook.</source>
        <translation>Reinicie Inglenook.</translation>
    </message>
    <message>
        <source>Room for answers</source>
        <translation>Espacio para respuestas</translation>
    </message>
    <message>
        <source>Save power on battery</source>
        <translation>Ahorrar energía con batería</translation>
    </message>
    <message>
        <source>Saving power {0}: fewer threads, no drafts, and the model leaves memory after {1} minutes.</source>
        <translation>Ahorrando energía {0}: menos hilos, sin borradores, y el modelo deja la memoria a los {1} minutos.</translation>
    </message>
    <message>
        <source>Say of answers found in other words whether they fit, then try again.</source>
        <translation>Diga de las respuestas halladas con otras palabras si sirven y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>See that `inglenook lend` and the tunnel to it run.</source>
        <translation>Compruebe que funcionan `inglenook lend` y el túnel hasta él.</translation>
    </message>
    <message>
        <source>See the log in Inglenook&apos;s folder.</source>
        <translation>Vea el registro en la carpeta de Inglenook.</translation>
    </message>
    <message>
        <source>See the log in Inglenook&apos;s folder; the borrower may have another version.</source>
        <translation>Vea el registro en la carpeta de Inglenook; el otro puede tener otra versión.</translation>
    </message>
    <message>
        <source>See the settings dialog for the names.</source>
        <translation>Los nombres están en el cuadro de ajustes.</translation>
    </message>
    <message>
        <source>See {0}/{1} for what there is.</source>
        <translation>Vea en {0}/{1} lo que hay.</translation>
    </message>
    <message>
        <source>Seldom</source>
        <translation>Rara vez</translation>
    </message>
    <message>
        <source>Set Offload and context to automatic.</source>
        <translation>Ponga Descarga y el contexto en automático.</translation>
    </message>
    <message>
        <source>Set Offload to automatic.</source>
        <translation>Ponga Descarga en automático.</translation>
    </message>
    <message>
        <source>Set that environment variable.</source>
        <translation>Defina esa variable de entorno.</translation>
    </message>
    <message>
        <source>Several models begin with {0}.</source>
        <translation>Varios modelos empiezan por {0}.</translation>
    </message>
    <message>
        <source>Shorten it to {0} or fewer.</source>
        <translation>Acórtelo a {0} o menos.</translation>
    </message>
    <message>
        <source>Shorten the message, or raise the context length in the settings.</source>
        <translation>Acorte el mensaje o suba la longitud del contexto en los ajustes.</translation>
    </message>
    <message>
        <source>Simplify it.</source>
        <translation>Simplifíquelo.</translation>
    </message>
    <message>
        <source>Simplify the JSON schema.</source>
        <translation>Simplifique el esquema JSON.</translation>
    </message>
    <message>
        <source>Some of its weights are multiplied as they lie in the file, so it may use other words than with more memory.</source>
        <translation>Algunos pesos se multiplican tal como están en el archivo, así que puede usar otras palabras que con más memoria.</translation>
    </message>
    <message>
        <source>Something is being measured already.</source>
        <translation>Ya se está midiendo algo.</translation>
    </message>
    <message>
        <source>Something went wrong inside Inglenook ({0}).</source>
        <translation>Algo ha fallado dentro de Inglenook ({0}).</translation>
    </message>
    <message>
        <source>Something went wrong inside the engine.</source>
        <translation>Algo ha fallado dentro del motor.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Start `inglenook lend` there again.</source>
        <translation>Inicie de nuevo `inglenook lend` allí.</translation>
    </message>
    <message>
        <source>Start another one.</source>
        <translation>Empiece otra.</translation>
    </message>
    <message>
        <source>Start with the computer, in the tray</source>
        <translation>Iniciar con el equipo, en la bandeja</translation>
    </message>
    <message>
        <source>Stay on this machine</source>
        <translation>Quedarse en este equipo</translation>
    </message>
    <message>
        <source>Stop it, or wait until it is done.</source>
        <translation>Deténgalo o espere a que termine.</translation>
    </message>
    <message>
        <source>Streamed weights are not multiplied in this processor&apos;s own form, so the model may use other words than with all of it in memory.</source>
        <translation>Los pesos leídos del disco no se multiplican en la forma propia de este procesador, así que el modelo puede usar otras palabras que con todo en memoria.</translation>
    </message>
    <message>
        <source>Such names look like owner/model.</source>
        <translation>Esos nombres tienen la forma propietario/modelo.</translation>
    </message>
    <message>
        <source>Sum up the oldest turns</source>
        <translation>Resumir los mensajes más antiguos</translation>
    </message>
    <message>
        <source>Take a longer one, or the one suggested.</source>
        <translation>Elija una más larga o la propuesta.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>That divides by zero.</source>
        <translation>Eso divide entre cero.</translation>
    </message>
    <message>
        <source>That has no value: {0}.</source>
        <translation>Eso no tiene valor: {0}.</translation>
    </message>
    <message>
        <source>The GGUF file that answers.</source>
        <translation>El archivo GGUF que responde.</translation>
    </message>
    <message>
        <source>The GGUF file {0} does not say what kind of model it is.</source>
        <translation>El archivo GGUF {0} no dice qué tipo de modelo es.</translation>
    </message>
    <message>
        <source>The JSON schema is too large or too deeply nested.</source>
        <translation>El esquema JSON es demasiado grande o anidado.</translation>
    </message>
    <message>
        <source>The address of the tool server {0} is not one of the web.</source>
        <translation>La dirección del servidor de herramientas {0} no es una dirección web.</translation>
    </message>
    <message>
        <source>The answer ends here because it reached the token limit.</source>
        <translation>La respuesta termina aquí porque llegó al límite de tokens.</translation>
    </message>
    <message>
        <source>The answer ends here because the context window of {0} tokens is full. Start a new chat, or choose a longer context in Settings.</source>
        <translation>La respuesta termina aquí porque la ventana de contexto de {0} tokens está llena. Empiece un chat nuevo o elija un contexto más largo en Ajustes.</translation>
    </message>
    <message>
        <source>The answer was ended here, because the cloud answers.</source>
        <translation>La respuesta se terminó aquí porque responde la nube.</translation>
    </message>
    <message>
        <source>The archive is too large.</source>
        <translation>El archivo comprimido es demasiado grande.</translation>
    </message>
    <message>
        <source>The arguments are no JSON object.</source>
        <translation>Los argumentos no son un objeto JSON.</translation>
    </message>
    <message>
        <source>The arguments are no JSON.</source>
        <translation>Los argumentos no son JSON.</translation>
    </message>
    <message>
        <source>The bare loop could not read its prompt.</source>
        <translation>El bucle simple no pudo leer su petición.</translation>
    </message>
    <message>
        <source>The bare loop could not write on.</source>
        <translation>El bucle simple no pudo seguir escribiendo.</translation>
    </message>
    <message>
        <source>The call was stopped.</source>
        <translation>La llamada se detuvo.</translation>
    </message>
    <message>
        <source>The choice of an encoder could not be written to {0}.</source>
        <translation>La elección del codificador no se pudo escribir en {0}.</translation>
    </message>
    <message>
        <source>The cloud asks for payment.</source>
        <translation>La nube pide un pago.</translation>
    </message>
    <message>
        <source>The cloud cannot be reached.</source>
        <translation>No se puede contactar con la nube.</translation>
    </message>
    <message>
        <source>The cloud did not accept the key.</source>
        <translation>La nube no aceptó la clave.</translation>
    </message>
    <message>
        <source>The cloud does not know this address or model.</source>
        <translation>La nube no conoce esta dirección o este modelo.</translation>
    </message>
    <message>
        <source>The cloud failed several times in a row, so it is left alone for {0} more seconds.</source>
        <translation>La nube falló varias veces seguidas, así que se la deja en paz {0} segundos más.</translation>
    </message>
    <message>
        <source>The cloud has a problem of its own ({0}).</source>
        <translation>La nube tiene un problema propio ({0}).</translation>
    </message>
    <message>
        <source>The cloud is asked too often right now.</source>
        <translation>Se pregunta a la nube demasiado a menudo ahora mismo.</translation>
    </message>
    <message>
        <source>The cloud refused the question ({0}).</source>
        <translation>La nube rechazó la pregunta ({0}).</translation>
    </message>
    <message>
        <source>The cloud reported an error: {0}</source>
        <translation>La nube informó de un error: {0}</translation>
    </message>
    <message>
        <source>The cloud sent something that is not a chat answer.</source>
        <translation>La nube envió algo que no es una respuesta de chat.</translation>
    </message>
    <message>
        <source>The cloud sent the request elsewhere, which is not followed.</source>
        <translation>La nube desvió la petición a otro lugar, y eso no se sigue.</translation>
    </message>
    <message>
        <source>The cloud sent {0} and not a chat answer.</source>
        <translation>La nube envió {0} y no una respuesta de chat.</translation>
    </message>
    <message>
        <source>The cloud took too long to answer.</source>
        <translation>La nube tardó demasiado en responder.</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer broke off before its end.</source>
        <translation>La respuesta de la nube se cortó antes del final.</translation>
    </message>
    <message>
        <source>The computation does not use {0}.</source>
        <translation>El cálculo no usa {0}.</translation>
    </message>
    <message>
        <source>The config.json of the encoder has no sensible layer_norm_eps.</source>
        <translation>El config.json del codificador no tiene un layer_norm_eps válido.</translation>
    </message>
    <message>
        <source>The config.json of the encoder has no sensible {0}.</source>
        <translation>El config.json del codificador no tiene un {0} válido.</translation>
    </message>
    <message>
        <source>The connection to the cloud broke ({0}).</source>
        <translation>Se cortó la conexión con la nube ({0}).</translation>
    </message>
    <message>
        <source>The connection to {0} broke.</source>
        <translation>Se cortó la conexión con {0}.</translation>
    </message>
    <message>
        <source>The conversation is longer than the context of {0} tokens.</source>
        <translation>La conversación es más larga que el contexto de {0} tokens.</translation>
    </message>
    <message>
        <source>The conversation was not found again on the disk.</source>
        <translation>La conversación no se encontró de nuevo en el disco.</translation>
    </message>
    <message>
        <source>The disk cannot be read past the system&apos;s page cache, so the streamed weights pass through it.</source>
        <translation>El disco no se puede leer sin pasar por la caché de páginas del sistema, así que los pesos pasan por ella.</translation>
    </message>
    <message>
        <source>The disk with {0} is full.</source>
        <translation>El disco de {0} está lleno.</translation>
    </message>
    <message>
        <source>The encoder could not be written to {0}.</source>
        <translation>El codificador no se pudo escribir en {0}.</translation>
    </message>
    <message>
        <source>The encoder that you have chosen is not loaded.</source>
        <translation>El codificador que usted eligió no está cargado.</translation>
    </message>
    <message>
        <source>The encoder&apos;s process could not be started.</source>
        <translation>No se pudo iniciar el proceso del codificador.</translation>
    </message>
    <message>
        <source>The encoder&apos;s process ended ({0}).</source>
        <translation>El proceso del codificador terminó ({0}).</translation>
    </message>
    <message>
        <source>The endpoint is told to stop there; it is what a question is reckoned to cost at most.</source>
        <translation>Se indica al servicio que pare ahí; con ello se calcula el coste máximo de una pregunta.</translation>
    </message>
    <message>
        <source>The endpoint {0} cannot be read.</source>
        <translation>No se puede leer el servicio {0}.</translation>
    </message>
    <message>
        <source>The engine cannot compute this kind of encoder, and what else could, sentence-transformers, is not installed.</source>
        <translation>El motor no puede calcular este tipo de codificador, y lo que sí podría, sentence-transformers, no está instalado.</translation>
    </message>
    <message>
        <source>The engine cannot make a smaller version of {0}.</source>
        <translation>El motor no puede hacer una versión más pequeña de {0}.</translation>
    </message>
    <message>
        <source>The engine cannot use {0} with these settings.</source>
        <translation>El motor no puede usar {0} con estos ajustes.</translation>
    </message>
    <message>
        <source>The engine could not be timed.</source>
        <translation>No se pudo cronometrar el motor.</translation>
    </message>
    <message>
        <source>The engine could not compute the next words (code {0}).</source>
        <translation>El motor no pudo calcular las palabras siguientes (código {0}).</translation>
    </message>
    <message>
        <source>The engine could not read the text (code {0}).</source>
        <translation>El motor no pudo leer el texto (código {0}).</translation>
    </message>
    <message>
        <source>The engine does not know the kind of model in {0} ({1}).</source>
        <translation>El motor no conoce el tipo de modelo de {0} ({1}).</translation>
    </message>
    <message>
        <source>The engine has no processor backend.</source>
        <translation>El motor no tiene módulo de procesador.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it looked for graphics devices.</source>
        <translation>El motor se detuvo ({0}) mientras buscaba dispositivos gráficos.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it planned {1}.</source>
        <translation>El motor se detuvo ({0}) mientras planificaba {1}.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it worked on {1}.</source>
        <translation>El motor se detuvo ({0}) mientras trabajaba en {1}.</translation>
    </message>
    <message>
        <source>The engine takes {0} at most.</source>
        <translation>El motor admite {0} como mucho.</translation>
    </message>
    <message>
        <source>The engine was built for another processor: install Inglenook again on this machine.</source>
        <translation>El motor se compiló para otro procesador: instale Inglenook de nuevo en este equipo.</translation>
    </message>
    <message>
        <source>The engine&apos;s library cannot be loaded ({0}).</source>
        <translation>No se puede cargar la biblioteca del motor ({0}).</translation>
    </message>
    <message>
        <source>The engine&apos;s library cannot stream weights, so the system pages them in from the file.</source>
        <translation>La biblioteca del motor no puede leer los pesos por partes, así que el sistema los lee del archivo.</translation>
    </message>
    <message>
        <source>The engine&apos;s library is not installed.</source>
        <translation>La biblioteca del motor no está instalada.</translation>
    </message>
    <message>
        <source>The engine&apos;s library laid out {0} in a way that cannot be streamed.</source>
        <translation>La biblioteca del motor dispuso {0} de un modo que no se puede leer por partes.</translation>
    </message>
    <message>
        <source>The engine&apos;s process could not be started ({0}).</source>
        <translation>No se pudo iniciar el proceso del motor ({0}).</translation>
    </message>
    <message>
        <source>The engine&apos;s server did not start.</source>
        <translation>El servidor del motor no se inició.</translation>
    </message>
    <message>
        <source>The engine&apos;s server does not answer.</source>
        <translation>El servidor del motor no responde.</translation>
    </message>
    <message>
        <source>The engine&apos;s server speaks version {0}, and Inglenook {1}.</source>
        <translation>El servidor del motor usa la versión {0}, e Inglenook la {1}.</translation>
    </message>
    <message>
        <source>The experts of {0} need at least {1} MB of memory; {2} MB are given.</source>
        <translation>Los expertos de {0} necesitan al menos {1} MB de memoria; hay {2} MB asignados.</translation>
    </message>
    <message>
        <source>The expression is longer than {0} characters.</source>
        <translation>La expresión tiene más de {0} caracteres.</translation>
    </message>
    <message>
        <source>The expression is too deeply nested.</source>
        <translation>La expresión está demasiado anidada.</translation>
    </message>
    <message>
        <source>The file has changed on the hub since this download began, so it starts over.</source>
        <translation>El archivo ha cambiado en el hub desde que empezó la descarga, así que empieza de nuevo.</translation>
    </message>
    <message>
        <source>The file with the key of your conversations, {0}, cannot be read.</source>
        <translation>No se puede leer el archivo con la clave de sus conversaciones, {0}.</translation>
    </message>
    <message>
        <source>The file with the key of your conversations, {0}, is of another version.</source>
        <translation>El archivo con la clave de sus conversaciones, {0}, es de otra versión.</translation>
    </message>
    <message>
        <source>The file with {0} was damaged. {1}; the damaged one is kept as {2}.</source>
        <translation>El archivo de {0} estaba dañado. {1}; el dañado se conserva como {2}.</translation>
    </message>
    <message>
        <source>The file with {0} was written by a newer version of Inglenook and is left untouched. What you add now is kept only until you quit; install the newer version to see the rest.</source>
        <translation>El archivo de {0} lo escribió una versión más nueva de Inglenook y no se toca. Lo que añada ahora solo dura hasta que salga; instale la versión más nueva para ver el resto.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, failed: {2}.</source>
        <translation>El archivo de {0}, {1}, falló: {2}.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, is damaged.</source>
        <translation>El archivo de {0}, {1}, está dañado.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, is damaged. What can be read of it ({2}) is shown, but a repaired file cannot be stored, so what you add now is kept only until you quit. Check the folder and the free space on the disk, then start Inglenook again.</source>
        <translation>El archivo de {0}, {1}, está dañado. Se muestra lo que se puede leer ({2}), pero no se puede guardar un archivo reparado, así que lo que añada ahora solo dura hasta que salga. Compruebe la carpeta y el espacio libre, e inicie Inglenook de nuevo.</translation>
    </message>
    <message>
        <source>The file {0} is in a version of GGUF ({1}) that cannot be read.</source>
        <translation>El archivo {0} está en una versión de GGUF ({1}) que no se puede leer.</translation>
    </message>
    <message>
        <source>The file {0} is not a GGUF model.</source>
        <translation>El archivo {0} no es un modelo GGUF.</translation>
    </message>
    <message>
        <source>The file {0} is one of {1} parts of a model, and its name does not say which.</source>
        <translation>El archivo {0} es una de las {1} partes de un modelo, y su nombre no dice cuál.</translation>
    </message>
    <message>
        <source>The header of {0} is larger than that of any model.</source>
        <translation>La cabecera de {0} es mayor que la de cualquier modelo.</translation>
    </message>
    <message>
        <source>The hub does not accept your token.</source>
        <translation>El hub no acepta su token.</translation>
    </message>
    <message>
        <source>The hub has another version of this file, which replaces yours.</source>
        <translation>El hub tiene otra versión de este archivo, que reemplaza a la suya.</translation>
    </message>
    <message>
        <source>The hub has not answered your last questions yet.</source>
        <translation>El hub aún no ha respondido a sus últimas preguntas.</translation>
    </message>
    <message>
        <source>The keyring did not keep the key.</source>
        <translation>El llavero no guardó la clave.</translation>
    </message>
    <message>
        <source>The lending process stopped {0} times within a minute ({1}).</source>
        <translation>El proceso de préstamo se detuvo {0} veces en un minuto ({1}).</translation>
    </message>
    <message>
        <source>The library has no model {0}.</source>
        <translation>La biblioteca no tiene ningún modelo {0}.</translation>
    </message>
    <message>
        <source>The library that encrypts databases is not installed here.</source>
        <translation>La biblioteca que cifra las bases de datos no está instalada aquí.</translation>
    </message>
    <message>
        <source>The local answer may stand wrongly</source>
        <translation>La respuesta local puede quedarse mal</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>El registro tiene los detalles.</translation>
    </message>
    <message>
        <source>The memory needed follows from the header of {0} and the size of each file.</source>
        <translation>La memoria necesaria se deduce de la cabecera de {0} y del tamaño de cada archivo.</translation>
    </message>
    <message>
        <source>The message is {0} tokens long, and the model can read {1} at once.</source>
        <translation>El mensaje tiene {0} tokens, y el modelo puede leer {1} a la vez.</translation>
    </message>
    <message>
        <source>The model began to repeat itself, so the answer was ended here. Regenerate it, or ask differently.</source>
        <translation>El modelo empezó a repetirse, así que la respuesta se terminó aquí. Regenérela o pregunte de otro modo.</translation>
    </message>
    <message>
        <source>The model could not be written to {0}.</source>
        <translation>No se pudo escribir el modelo en {0}.</translation>
    </message>
    <message>
        <source>The model file {0} cannot be opened ({1}).</source>
        <translation>No se puede abrir el archivo de modelo {0} ({1}).</translation>
    </message>
    <message>
        <source>The model file {0} cannot be read any more ({1}).</source>
        <translation>Ya no se puede leer el archivo de modelo {0} ({1}).</translation>
    </message>
    <message>
        <source>The model file {0} does not hold what its kind of model needs.</source>
        <translation>El archivo de modelo {0} no contiene lo que su tipo de modelo necesita.</translation>
    </message>
    <message>
        <source>The model file {0} has become shorter while it was in use.</source>
        <translation>El archivo de modelo {0} se acortó mientras se usaba.</translation>
    </message>
    <message>
        <source>The model file {0} is cut short: it has {1} of {2}.</source>
        <translation>El archivo de modelo {0} está incompleto: tiene {1} de {2}.</translation>
    </message>
    <message>
        <source>The model file {0} is damaged: {1}.</source>
        <translation>El archivo de modelo {0} está dañado: {1}.</translation>
    </message>
    <message>
        <source>The model file {0} was changed while it was in use.</source>
        <translation>El archivo de modelo {0} cambió mientras se usaba.</translation>
    </message>
    <message>
        <source>The model goes on with its beginning and its newest part.</source>
        <translation>El modelo sigue con el principio y la parte más reciente.</translation>
    </message>
    <message>
        <source>The model goes on with this summary of the oldest part:</source>
        <translation>El modelo sigue con este resumen de la parte más antigua:</translation>
    </message>
    <message>
        <source>The model has {0} and Inglenook may hold {1}, so {2}.</source>
        <translation>El modelo ocupa {0} e Inglenook puede usar {1}, así que {2}.</translation>
    </message>
    <message>
        <source>The model hub is switched off by HF_HUB_OFFLINE.</source>
        <translation>El hub de modelos está desactivado por HF_HUB_OFFLINE.</translation>
    </message>
    <message>
        <source>The model hub is switched off in the settings.</source>
        <translation>El hub de modelos está desactivado en los ajustes.</translation>
    </message>
    <message>
        <source>The model was unloaded {0}.</source>
        <translation>El modelo se descargó de la memoria {0}.</translation>
    </message>
    <message>
        <source>The model {0} is damaged: two of its tensors have the same name.</source>
        <translation>El modelo {0} está dañado: dos de sus tensores tienen el mismo nombre.</translation>
    </message>
    <message>
        <source>The model&apos;s file has a chat template that does not work.</source>
        <translation>El archivo del modelo tiene una plantilla de chat que no funciona.</translation>
    </message>
    <message>
        <source>The model&apos;s name at that address.</source>
        <translation>El nombre del modelo en esa dirección.</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>La del modelo</translation>
    </message>
    <message>
        <source>The model&apos;s router chose an expert that there is not.</source>
        <translation>El modelo eligió un experto que no existe.</translation>
    </message>
    <message>
        <source>The most that remembered answers take on the disk. Those that save the least go first.</source>
        <translation>Lo máximo que ocupan en el disco las respuestas recordadas. Las que menos ahorran se van primero.</translation>
    </message>
    <message>
        <source>The most that the model may hold in memory.</source>
        <translation>Lo máximo que el modelo puede ocupar en memoria.</translation>
    </message>
    <message>
        <source>The name of the model file has characters that cannot be used.</source>
        <translation>El nombre del archivo de modelo tiene caracteres que no se pueden usar.</translation>
    </message>
    <message>
        <source>The name of the model file is not a possible name.</source>
        <translation>El nombre del archivo de modelo no es posible.</translation>
    </message>
    <message>
        <source>The packaged program cannot compute this kind of encoder.</source>
        <translation>El programa empaquetado no puede calcular este tipo de codificador.</translation>
    </message>
    <message>
        <source>The part that compares two questions could not be used.</source>
        <translation>No se pudo usar la parte que compara dos preguntas.</translation>
    </message>
    <message>
        <source>The part that compares two questions does not fit the model.</source>
        <translation>La parte que compara dos preguntas no encaja con el modelo.</translation>
    </message>
    <message>
        <source>The parts of the model {0} do not belong together.</source>
        <translation>Las partes del modelo {0} no van juntas.</translation>
    </message>
    <message>
        <source>The passphrase has fewer than {0} characters.</source>
        <translation>La frase de contraseña tiene menos de {0} caracteres.</translation>
    </message>
    <message>
        <source>The plan does not say how many layers each device takes.</source>
        <translation>El plan no dice cuántas capas toma cada dispositivo.</translation>
    </message>
    <message>
        <source>The plan gives {0} layers away, and the model has {1} and its output.</source>
        <translation>El plan reparte {0} capas, y el modelo tiene {1} y su salida.</translation>
    </message>
    <message>
        <source>The proxy has changed since you agreed, so nothing was sent.</source>
        <translation>El proxy ha cambiado desde que aceptó, así que no se envió nada.</translation>
    </message>
    <message>
        <source>The question has {0} characters.</source>
        <translation>La pregunta tiene {0} caracteres.</translation>
    </message>
    <message>
        <source>The quick prompt is then always at hand. No model is loaded before you ask.</source>
        <translation>La pregunta rápida estará siempre a mano. No se carga ningún modelo antes de que pregunte.</translation>
    </message>
    <message>
        <source>The result is no real number.</source>
        <translation>El resultado no es un número real.</translation>
    </message>
    <message>
        <source>The result is too large.</source>
        <translation>El resultado es demasiado grande.</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {0} ({1}).</source>
        <translation>No se pueden guardar los ajustes en {0} ({1}).</translation>
    </message>
    <message>
        <source>The settings file has an unknown setting, {0}; it is ignored.</source>
        <translation>El archivo de ajustes tiene un ajuste desconocido, {0}; se ignora.</translation>
    </message>
    <message>
        <source>The settings file is of a newer version; what this one does not know is ignored.</source>
        <translation>El archivo de ajustes es de una versión más nueva; lo que esta no conoce se ignora.</translation>
    </message>
    <message>
        <source>The settings file was damaged, so the defaults are used. The old file is kept as {0}.</source>
        <translation>El archivo de ajustes estaba dañado, así que se usan los valores predeterminados. El antiguo se conserva como {0}.</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read ({1}), so the defaults are used.</source>
        <translation>No se puede leer el archivo de ajustes {0} ({1}), así que se usan los valores predeterminados.</translation>
    </message>
    <message>
        <source>The settings file {0} is damaged, so the defaults are used.</source>
        <translation>El archivo de ajustes {0} está dañado, así que se usan los valores predeterminados.</translation>
    </message>
    <message>
        <source>The small model that compares questions could not be written to {0}.</source>
        <translation>El modelo pequeño que compara preguntas no se pudo escribir en {0}.</translation>
    </message>
    <message>
        <source>The small model that compares questions does not start.</source>
        <translation>El modelo pequeño que compara preguntas no arranca.</translation>
    </message>
    <message>
        <source>The small model that compares questions gave something else than its vectors.</source>
        <translation>El modelo pequeño que compara preguntas dio algo distinto de sus vectores.</translation>
    </message>
    <message>
        <source>The small model that compares questions is not installed.</source>
        <translation>El modelo pequeño que compara preguntas no está instalado.</translation>
    </message>
    <message>
        <source>The small model that compares questions is not loaded.</source>
        <translation>El modelo pequeño que compara preguntas no está cargado.</translation>
    </message>
    <message>
        <source>The small model that compares questions, in {0}, is damaged.</source>
        <translation>El modelo pequeño que compara preguntas, en {0}, está dañado.</translation>
    </message>
    <message>
        <source>The smaller model needs {0} on the disk; {1} are free.</source>
        <translation>El modelo más pequeño necesita {0} en el disco; hay {1} libres.</translation>
    </message>
    <message>
        <source>The speed follows from what other models have reached here.</source>
        <translation>La velocidad se deduce de lo que han alcanzado aquí otros modelos.</translation>
    </message>
    <message>
        <source>The speed is what this model has reached here.</source>
        <translation>La velocidad es la que este modelo ha alcanzado aquí.</translation>
    </message>
    <message>
        <source>The speed is worked out from the bandwidth of memory; it gets truer with the first answer.</source>
        <translation>La velocidad se calcula con el ancho de banda de la memoria; será más exacta con la primera respuesta.</translation>
    </message>
    <message>
        <source>The starter model belongs to Inglenook and stays.</source>
        <translation>El modelo inicial es parte de Inglenook y se queda.</translation>
    </message>
    <message>
        <source>The starter model is not installed.</source>
        <translation>El modelo inicial no está instalado.</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>The text has {0} characters, which is too short to measure with.</source>
        <translation>El texto tiene {0} caracteres, muy pocos para medir.</translation>
    </message>
    <message>
        <source>The text is too short to measure with.</source>
        <translation>El texto es demasiado corto para medir.</translation>
    </message>
    <message>
        <source>The text {0} cannot be read ({1}).</source>
        <translation>No se puede leer el texto {0} ({1}).</translation>
    </message>
    <message>
        <source>The tool failed: {0}.</source>
        <translation>La herramienta falló: {0}.</translation>
    </message>
    <message>
        <source>The tool gave no answer within {0} seconds.</source>
        <translation>La herramienta no respondió en {0} segundos.</translation>
    </message>
    <message>
        <source>The tool reports an error.</source>
        <translation>La herramienta informa de un error.</translation>
    </message>
    <message>
        <source>The tool server {0} has neither one command nor one address.</source>
        <translation>El servidor de herramientas {0} no tiene ni un comando ni una dirección.</translation>
    </message>
    <message>
        <source>The tool server {0} needs {1}.</source>
        <translation>El servidor de herramientas {0} necesita {1}.</translation>
    </message>
    <message>
        <source>The two models have different vocabularies.</source>
        <translation>Los dos modelos tienen vocabularios distintos.</translation>
    </message>
    <message>
        <source>The user did not allow this tool to be used. Answer without it.</source>
        <translation>El usuario no permitió usar esta herramienta. Responda sin ella.</translation>
    </message>
    <message>
        <source>The vocabulary in {0} has {1} pieces, and its config.json says {2}.</source>
        <translation>El vocabulario de {0} tiene {1} piezas, y su config.json dice {2}.</translation>
    </message>
    <message>
        <source>The weights in {0} cannot be read.</source>
        <translation>No se pueden leer los pesos de {0}.</translation>
    </message>
    <message>
        <source>Their conversations then appear in the list, under the program&apos;s name.</source>
        <translation>Sus conversaciones aparecen entonces en la lista, con el nombre del programa.</translation>
    </message>
    <message>
        <source>There are no drafts: no way of loading in which they are exact was faster here.</source>
        <translation>No hay borradores: ninguna forma de carga en que sean exactos fue más rápida aquí.</translation>
    </message>
    <message>
        <source>There are two personas named “{0}”.</source>
        <translation>Hay dos personas llamadas «{0}».</translation>
    </message>
    <message>
        <source>There are {0} other machines.</source>
        <translation>Hay otros {0} equipos.</translation>
    </message>
    <message>
        <source>There are {0} personas.</source>
        <translation>Hay {0} personas.</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>Hay: {0}.</translation>
    </message>
    <message>
        <source>There can be {0} tool servers at most.</source>
        <translation>Puede haber {0} servidores de herramientas como mucho.</translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <translation>Ya hay un archivo {0}.</translation>
    </message>
    <message>
        <source>There is no conversation in {0}.</source>
        <translation>No hay ninguna conversación en {0}.</translation>
    </message>
    <message>
        <source>There is no device called {0} here.</source>
        <translation>Aquí no hay ningún dispositivo llamado {0}.</translation>
    </message>
    <message>
        <source>There is no file at {0}.</source>
        <translation>No hay ningún archivo en {0}.</translation>
    </message>
    <message>
        <source>There is no file {0} on the hub.</source>
        <translation>No hay ningún archivo {0} en el hub.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>No hay ningún archivo {0}.</translation>
    </message>
    <message>
        <source>There is no folder or file {0}.</source>
        <translation>No hay ninguna carpeta ni archivo {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>No hay ninguna carpeta {0}.</translation>
    </message>
    <message>
        <source>There is no key for the cloud.</source>
        <translation>No hay clave para la nube.</translation>
    </message>
    <message>
        <source>There is no model file {0}.</source>
        <translation>No hay ningún archivo de modelo {0}.</translation>
    </message>
    <message>
        <source>There is no model that answers.</source>
        <translation>No hay ningún modelo que responda.</translation>
    </message>
    <message>
        <source>There is no model to make smaller.</source>
        <translation>No hay ningún modelo que reducir.</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <translation>No hay ninguna pregunta.</translation>
    </message>
    <message>
        <source>There is no room for a second context to compare with.</source>
        <translation>No hay sitio para un segundo contexto con que comparar.</translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation>No hay ningún ajuste llamado {0}.</translation>
    </message>
    <message>
        <source>There is no small model that compares questions.</source>
        <translation>No hay modelo pequeño que compare preguntas.</translation>
    </message>
    <message>
        <source>There is no such tool.</source>
        <translation>No hay tal herramienta.</translation>
    </message>
    <message>
        <source>There is no time zone {0}. It looks like Europe/Berlin.</source>
        <translation>No hay ninguna zona horaria {0}. Tiene la forma Europe/Berlin.</translation>
    </message>
    <message>
        <source>There is no tool server called {0}.</source>
        <translation>No hay ningún servidor de herramientas llamado {0}.</translation>
    </message>
    <message>
        <source>There is no {0} on the hub, or it is private.</source>
        <translation>No hay {0} en el hub, o es privado.</translation>
    </message>
    <message>
        <source>There is not enough memory for all experts of a layer.</source>
        <translation>No hay memoria para todos los expertos de una capa.</translation>
    </message>
    <message>
        <source>There is not enough memory for the experts of the model.</source>
        <translation>No hay memoria para los expertos del modelo.</translation>
    </message>
    <message>
        <source>There is not enough memory for the part of {0} that stays in it.</source>
        <translation>No hay memoria para la parte de {0} que se queda en ella.</translation>
    </message>
    <message>
        <source>There is not enough memory for {0} with a context of {1} tokens.</source>
        <translation>No hay memoria para {0} con un contexto de {1} tokens.</translation>
    </message>
    <message>
        <source>There is not enough memory to compare two questions.</source>
        <translation>No hay memoria para comparar dos preguntas.</translation>
    </message>
    <message>
        <source>There is not enough memory to load {0}.</source>
        <translation>No hay memoria para cargar {0}.</translation>
    </message>
    <message>
        <source>There is not enough memory to measure the model.</source>
        <translation>No hay memoria para medir el modelo.</translation>
    </message>
    <message>
        <source>There is not enough memory to read the weights ahead.</source>
        <translation>No hay memoria para leer los pesos por adelantado.</translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation>No hay nada que responder.</translation>
    </message>
    <message>
        <source>There is too little memory to time the engine.</source>
        <translation>Hay muy poca memoria para cronometrar el motor.</translation>
    </message>
    <message>
        <source>They are in use until you quit; check that the folder is writable and the disk is not full.</source>
        <translation>Se usan hasta que salga; compruebe que se puede escribir en la carpeta y que el disco no está lleno.</translation>
    </message>
    <message>
        <source>This answer is not kept any more.</source>
        <translation>Esta respuesta ya no se conserva.</translation>
    </message>
    <message>
        <source>This chat is private, so nothing of it is sent.</source>
        <translation>Este chat es privado, así que no se envía nada de él.</translation>
    </message>
    <message>
        <source>This chat is private, so nothing of it was sent.</source>
        <translation>Este chat es privado, así que no se envió nada de él.</translation>
    </message>
    <message>
        <source>This conversation is longer than the model reads at once.</source>
        <translation>Esta conversación es más larga de lo que el modelo lee de una vez.</translation>
    </message>
    <message>
        <source>This conversation is not in the history any more.</source>
        <translation>Esta conversación ya no está en el historial.</translation>
    </message>
    <message>
        <source>This encoder gives all questions the same vector.</source>
        <translation>Este codificador da a todas las preguntas el mismo vector.</translation>
    </message>
    <message>
        <source>This encoder gives vectors that are no numbers.</source>
        <translation>Este codificador da vectores que no son números.</translation>
    </message>
    <message>
        <source>This engine has a model already.</source>
        <translation>Este motor ya tiene un modelo.</translation>
    </message>
    <message>
        <source>This engine was built without lending.</source>
        <translation>Este motor se compiló sin préstamo.</translation>
    </message>
    <message>
        <source>This engine was built without other machines.</source>
        <translation>Este motor se compiló sin otros equipos.</translation>
    </message>
    <message>
        <source>This is a private chat, so nothing was sent to another machine.</source>
        <translation>Este es un chat privado, así que no se envió nada a otro equipo.</translation>
    </message>
    <message>
        <source>This is more than the model reads at once.</source>
        <translation>Es más de lo que el modelo lee de una vez.</translation>
    </message>
    <message>
        <source>This is not the recovery passphrase of these files.</source>
        <translation>Esta no es la frase de recuperación de estos archivos.</translation>
    </message>
    <message>
        <source>This kind of model takes weights apart that would be read from the disk.</source>
        <translation>Este tipo de modelo separa los pesos que se leerían del disco.</translation>
    </message>
    <message>
        <source>This kind of model uses its table of tokens in a way that cannot be read from the disk.</source>
        <translation>Este tipo de modelo usa su tabla de tokens de un modo que no se puede leer del disco.</translation>
    </message>
    <message>
        <source>This machine has no keyring to keep a key in.</source>
        <translation>Este equipo no tiene llavero donde guardar una clave.</translation>
    </message>
    <message>
        <source>This machine&apos;s own model still answers.</source>
        <translation>El modelo de este equipo sigue respondiendo.</translation>
    </message>
    <message>
        <source>This may cost {0}; of {1} for {2} {3} are left, so nothing was sent.</source>
        <translation>Esto puede costar {0}; de {1} para {2} quedan {3}, así que no se envió nada.</translation>
    </message>
    <message>
        <source>This model cannot fill a gap before a given ending.</source>
        <translation>Este modelo no puede rellenar un hueco antes de un final dado.</translation>
    </message>
    <message>
        <source>This model does not compare texts.</source>
        <translation>Este modelo no compara textos.</translation>
    </message>
    <message>
        <source>This model gives no vectors.</source>
        <translation>Este modelo no da vectores.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Vuelva a intentarlo en unos minutos.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Vuelva a intentarlo en un momento.</translation>
    </message>
    <message>
        <source>Try again later, or use another mirror.</source>
        <translation>Vuelva a intentarlo más tarde o use otra réplica.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Vuelva a intentarlo más tarde.</translation>
    </message>
    <message>
        <source>Try again, or keep the answer of this machine.</source>
        <translation>Vuelva a intentarlo o quédese con la respuesta de este equipo.</translation>
    </message>
    <message>
        <source>Try again, or use another mirror.</source>
        <translation>Vuelva a intentarlo o use otra réplica.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Try again; the log in the data folder has the details.</source>
        <translation>Vuelva a intentarlo; el registro de la carpeta de datos tiene los detalles.</translation>
    </message>
    <message>
        <source>Try another file, or a mirror.</source>
        <translation>Pruebe con otro archivo o una réplica.</translation>
    </message>
    <message>
        <source>Tune models in idle time</source>
        <translation>Ajustar los modelos en reposo</translation>
    </message>
    <message>
        <source>Turn encryption on first.</source>
        <translation>Active primero el cifrado.</translation>
    </message>
    <message>
        <source>Turn it off in Settings to ask the cloud.</source>
        <translation>Desactívelo en Ajustes para preguntar a la nube.</translation>
    </message>
    <message>
        <source>Turn off &quot;Never contact the model hub&quot;.</source>
        <translation>Desactive «No contactar nunca con el hub de modelos».</translation>
    </message>
    <message>
        <source>Turn off &quot;Stay on this machine&quot;.</source>
        <translation>Desactive «Quedarse en este equipo».</translation>
    </message>
    <message>
        <source>Turn one of the two off.</source>
        <translation>Desactive uno de los dos.</translation>
    </message>
    <message>
        <source>Two questions could not be compared.</source>
        <translation>No se pudieron comparar dos preguntas.</translation>
    </message>
    <message>
        <source>Type something first.</source>
        <translation>Escriba algo antes.</translation>
    </message>
    <message>
        <source>Unlock or install a keyring (such as GNOME Keyring or KWallet), or set {0}.</source>
        <translation>Desbloquee o instale un llavero (como GNOME Keyring o KWallet), o defina {0}.</translation>
    </message>
    <message>
        <source>Unlock them with the recovery passphrase first.</source>
        <translation>Desbloquéelas primero con la frase de recuperación.</translation>
    </message>
    <message>
        <source>Unlock them with the recovery passphrase in the window, or set {0}.</source>
        <translation>Desbloquéelas en la ventana con la frase de recuperación o defina {0}.</translation>
    </message>
    <message>
        <source>Unpack it, and choose files below {0} MB.</source>
        <translation>Descomprímalo y elija archivos de menos de {0} MB.</translation>
    </message>
    <message>
        <source>Unset that variable to use the hub.</source>
        <translation>Quite esa variable para usar el hub.</translation>
    </message>
    <message>
        <source>Unset that variable, then start again.</source>
        <translation>Quite esa variable e inicie de nuevo.</translation>
    </message>
    <message>
        <source>Use an https address; plain http is for this machine only, such as http://127.0.0.1:8080/v1.</source>
        <translation>Use una dirección https; http sin más es solo para este equipo, como http://127.0.0.1:8080/v1.</translation>
    </message>
    <message>
        <source>Use another mirror.</source>
        <translation>Use otra réplica.</translation>
    </message>
    <message>
        <source>Use one of them at a time.</source>
        <translation>Use uno de ellos cada vez.</translation>
    </message>
    <message>
        <source>Vectors of {0} numbers are too long.</source>
        <translation>Los vectores de {0} números son demasiado largos.</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>Espere un poco y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Espere a que termine o deténgalo.</translation>
    </message>
    <message>
        <source>Wait for that download to end.</source>
        <translation>Espere a que termine esa descarga.</translation>
    </message>
    <message>
        <source>Wait for their end.</source>
        <translation>Espere a que terminen.</translation>
    </message>
    <message>
        <source>Wait half a minute, then try again.</source>
        <translation>Espere medio minuto y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it.</source>
        <translation>Espere a que termine o deténgalo.</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>Espere a que termine.</translation>
    </message>
    <message>
        <source>Wait {0} min, then try again.</source>
        <translation>Espere {0} min y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Wanted wait for a first word</source>
        <translation>Espera deseada hasta la primera palabra</translation>
    </message>
    <message>
        <source>Weights in other forms may hold code and are not fetched; choose another repository.</source>
        <translation>Los pesos en otras formas pueden contener código y no se descargan; elija otro repositorio.</translation>
    </message>
    <message>
        <source>Weights in other forms may hold code and are not read; save the model as one safetensors file.</source>
        <translation>Los pesos en otras formas pueden contener código y no se leen; guarde el modelo como un solo archivo safetensors.</translation>
    </message>
    <message>
        <source>What came so far is kept; ask again for a whole answer.</source>
        <translation>Lo que llegó se conserva; pregunte de nuevo para tener la respuesta completa.</translation>
    </message>
    <message>
        <source>What happens when this machine&apos;s answer may be wrong. Each conversation can differ.</source>
        <translation>Qué pasa cuando la respuesta de este equipo puede ser incorrecta. Cada conversación puede ser distinta.</translation>
    </message>
    <message>
        <source>What it takes for a million tokens of answers.</source>
        <translation>Lo que cobra por un millón de tokens de respuestas.</translation>
    </message>
    <message>
        <source>What the encoder has learned could not be written to {0}.</source>
        <translation>Lo que el codificador ha aprendido no se pudo escribir en {0}.</translation>
    </message>
    <message>
        <source>What the endpoint takes for a million tokens of questions, in your currency.</source>
        <translation>Lo que cobra el servicio por un millón de tokens de preguntas, en su moneda.</translation>
    </message>
    <message>
        <source>What the model goes on with when a conversation is longer than the context. Leaving out reads the rest again; summing up takes as long as a short answer, now and then; keeping goes on at once, also in the middle of an answer, with less and less of the middle.</source>
        <translation>Con qué sigue el modelo cuando una conversación es más larga que el contexto. Omitir vuelve a leer el resto; resumir tarda de vez en cuando lo que una respuesta corta; conservar sigue enseguida, también en medio de una respuesta, con cada vez menos de la parte central.</translation>
    </message>
    <message>
        <source>What the model has read of your conversations is kept on the disk, so that they go on at once. Those that were used longest ago go first; private chats are never kept.</source>
        <translation>Lo que el modelo ha leído de sus conversaciones se guarda en el disco, para seguir al instante. Las menos recientes se van primero; los chats privados no se guardan nunca.</translation>
    </message>
    <message>
        <source>What the model is told before every conversation.</source>
        <translation>Lo que se le dice al modelo antes de cada conversación.</translation>
    </message>
    <message>
        <source>What would be sent has changed since you agreed to it, so nothing was sent.</source>
        <translation>Lo que se enviaría ha cambiado desde que aceptó, así que no se envió nada.</translation>
    </message>
    <message>
        <source>When it is full</source>
        <translation>Cuando se llena</translation>
    </message>
    <message>
        <source>When no question comes for this long, the model leaves memory. The next question loads it again.</source>
        <translation>Si en este tiempo no hay preguntas, el modelo deja la memoria. La próxima pregunta lo carga de nuevo.</translation>
    </message>
    <message>
        <source>Where it may help</source>
        <translation>Donde pueda ayudar</translation>
    </message>
    <message>
        <source>Where the model&apos;s weights lie. Reading from disk needs little memory and is slower.</source>
        <translation>Dónde están los pesos del modelo. Leerlos del disco necesita poca memoria y es más lento.</translation>
    </message>
    <message>
        <source>With the context full, about {0} tokens/s.</source>
        <translation>Con el contexto lleno, unos {0} tokens/s.</translation>
    </message>
    <message>
        <source>Words and names of your own, one a line; hidden from the cloud wherever they stand.</source>
        <translation>Palabras y nombres suyos, uno por línea; se ocultan a la nube estén donde estén.</translation>
    </message>
    <message>
        <source>Works in every program. On Wayland the desktop may ask you first, or choose another key.</source>
        <translation>Funciona en cualquier programa. En Wayland el escritorio puede preguntarle antes o elegir otra tecla.</translation>
    </message>
    <message>
        <source>Write a question.</source>
        <translation>Escriba una pregunta.</translation>
    </message>
    <message>
        <source>Write it as `ffn_(up|down)_exps`.</source>
        <translation>Escríbalo como `ffn_(up|down)_exps`.</translation>
    </message>
    <message>
        <source>Write it as host:port, such as 127.0.0.1:50052.</source>
        <translation>Escríbalo como equipo:puerto, como 127.0.0.1:50052.</translation>
    </message>
    <message>
        <source>Write it as: address model price-read price-written seconds, under Cloud in Settings.</source>
        <translation>Escríbalo como: dirección modelo precio-leído precio-escrito segundos, en Ajustes, en Nube.</translation>
    </message>
    <message>
        <source>Write owner/name, owner/name:Q4_K_M or owner/name/file.gguf.</source>
        <translation>Escriba propietario/nombre, propietario/nombre:Q4_K_M o propietario/nombre/archivo.gguf.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and their key is not in the keyring of this system.</source>
        <translation>Sus conversaciones están cifradas y su clave no está en el llavero de este sistema.</translation>
    </message>
    <message>
        <source>Your conversations are locked.</source>
        <translation>Sus conversaciones están bloqueadas.</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>capas</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>per million tokens</source>
        <translation>por millón de tokens</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>sentence-transformers cannot load {0}: {1}.</source>
        <translation>sentence-transformers no puede cargar {0}: {1}.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>{0} Give it with {1}.</source>
        <translation>{0} Indíquelo con {1}.</translation>
    </message>
    <message>
        <source>{0} It goes on from {1}.</source>
        <translation>{0} Sigue desde {1}.</translation>
    </message>
    <message>
        <source>{0} MB are too little to lend.</source>
        <translation>{0} MB son muy pocos para prestar.</translation>
    </message>
    <message>
        <source>{0} Next try in {1} s.</source>
        <translation>{0} Próximo intento en {1} s.</translation>
    </message>
    <message>
        <source>{0} The default is used.</source>
        <translation>{0} Se usa el valor predeterminado.</translation>
    </message>
    <message>
        <source>{0} The model was loaded without it, and the answer goes on.</source>
        <translation>{0} El modelo se cargó sin él, y la respuesta sigue.</translation>
    </message>
    <message>
        <source>{0} The model was loaded without it.</source>
        <translation>{0} El modelo se cargó sin él.</translation>
    </message>
    <message>
        <source>{0} arrived damaged from {1}: its checksum is wrong.</source>
        <translation>{0} llegó dañado de {1}: su suma de comprobación no coincide.</translation>
    </message>
    <message>
        <source>{0} became shorter while it was read.</source>
        <translation>{0} se acortó mientras se leía.</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1}).</source>
        <translation>No se puede borrar {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be made smaller than {1}.</source>
        <translation>{0} no se puede reducir a menos de {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>No se puede contactar con {0}.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}).</source>
        <translation>No se puede leer {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>No se puede leer {0}.</translation>
    </message>
    <message>
        <source>{0} cannot be replaced ({1}).</source>
        <translation>No se puede reemplazar {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1}).</source>
        <translation>No se puede usar {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be used for the cloud.</source>
        <translation>{0} no se puede usar para la nube.</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}).</source>
        <translation>No se puede escribir {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be {1}.</source>
        <translation>{0} no puede ser {1}.</translation>
    </message>
    <message>
        <source>{0} cannot go on in the middle: it starts over.</source>
        <translation>{0} no puede seguir a medias: empieza de nuevo.</translation>
    </message>
    <message>
        <source>{0} describes no tool server.</source>
        <translation>{0} no describe un servidor de herramientas.</translation>
    </message>
    <message>
        <source>{0} does not answer as a machine that lends.</source>
        <translation>{0} no responde como un equipo que presta.</translation>
    </message>
    <message>
        <source>{0} does not answer.</source>
        <translation>{0} no responde.</translation>
    </message>
    <message>
        <source>{0} does not give parts of files.</source>
        <translation>{0} no da partes de archivos.</translation>
    </message>
    <message>
        <source>{0} does not have the key that this machine has.</source>
        <translation>{0} no tiene la clave que tiene este equipo.</translation>
    </message>
    <message>
        <source>{0} does not lend: {1}</source>
        <translation>{0} no presta: {1}</translation>
    </message>
    <message>
        <source>{0} does not say how large {1} is.</source>
        <translation>{0} no dice cuánto ocupa {1}.</translation>
    </message>
    <message>
        <source>{0} downloads or checks are under way.</source>
        <translation>Hay {0} descargas o comprobaciones en curso.</translation>
    </message>
    <message>
        <source>{0} gave an answer that makes no sense.</source>
        <translation>{0} dio una respuesta sin sentido.</translation>
    </message>
    <message>
        <source>{0} gave another part of {1} than asked for.</source>
        <translation>{0} dio otra parte de {1} que la pedida.</translation>
    </message>
    <message>
        <source>{0} gave something else than vectors.</source>
        <translation>{0} dio algo que no son vectores.</translation>
    </message>
    <message>
        <source>{0} has another version of Inglenook.</source>
        <translation>{0} tiene otra versión de Inglenook.</translation>
    </message>
    <message>
        <source>{0} has had too many requests from here (status 429).</source>
        <translation>{0} ha recibido demasiadas solicitudes desde aquí (estado 429).</translation>
    </message>
    <message>
        <source>{0} has its weights in {1} only.</source>
        <translation>{0} tiene sus pesos solo en {1}.</translation>
    </message>
    <message>
        <source>{0} has less room than {1} needs.</source>
        <translation>{0} tiene menos espacio del que necesita {1}.</translation>
    </message>
    <message>
        <source>{0} has neither a {1} nor a GGUF file.</source>
        <translation>{0} no tiene ni {1} ni un archivo GGUF.</translation>
    </message>
    <message>
        <source>{0} has no GGUF model.</source>
        <translation>{0} no tiene ningún modelo GGUF.</translation>
    </message>
    <message>
        <source>{0} has no WordPiece vocabulary: vocab.txt is missing or lacks tokens such as [CLS].</source>
        <translation>{0} no tiene vocabulario WordPiece: falta vocab.txt o no tiene tokens como [CLS].</translation>
    </message>
    <message>
        <source>{0} has no experts that could be kept in a cache.</source>
        <translation>{0} no tiene expertos que se puedan tener en una caché.</translation>
    </message>
    <message>
        <source>{0} has no file {1}.</source>
        <translation>{0} no tiene ningún archivo {1}.</translation>
    </message>
    <message>
        <source>{0} has no model.safetensors.</source>
        <translation>{0} no tiene model.safetensors.</translation>
    </message>
    <message>
        <source>{0} has no such revision.</source>
        <translation>{0} no tiene esa revisión.</translation>
    </message>
    <message>
        <source>{0} has nothing to lend.</source>
        <translation>{0} no tiene nada que prestar.</translation>
    </message>
    <message>
        <source>{0} has several models, so say which.</source>
        <translation>{0} tiene varios modelos; diga cuál.</translation>
    </message>
    <message>
        <source>{0} has weights only.</source>
        <translation>{0} solo tiene pesos.</translation>
    </message>
    <message>
        <source>{0} has {1} GB of weights, and beside the model that answers an encoder may take {2} GB.</source>
        <translation>{0} tiene {1} GB de pesos, y junto al modelo que responde un codificador puede ocupar {2} GB.</translation>
    </message>
    <message>
        <source>{0} has {1} and is that small already.</source>
        <translation>{0} ocupa {1} y ya es así de pequeño.</translation>
    </message>
    <message>
        <source>{0} holds too many folders to search.</source>
        <translation>{0} tiene demasiadas carpetas para buscar.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} es una carpeta.</translation>
    </message>
    <message>
        <source>{0} is another machine, and there is no key to know it by.</source>
        <translation>{0} es otro equipo, y no hay clave por la que reconocerlo.</translation>
    </message>
    <message>
        <source>{0} is being downloaded already.</source>
        <translation>{0} ya se está descargando.</translation>
    </message>
    <message>
        <source>{0} is busy (status {1}).</source>
        <translation>{0} está ocupado (estado {1}).</translation>
    </message>
    <message>
        <source>{0} is damaged, or is protected by a password.</source>
        <translation>{0} está dañado o protegido con contraseña.</translation>
    </message>
    <message>
        <source>{0} is damaged.</source>
        <translation>{0} está dañado.</translation>
    </message>
    <message>
        <source>{0} is damaged: it is no JSON.</source>
        <translation>{0} está dañado: no es JSON.</translation>
    </message>
    <message>
        <source>{0} is gated, and the account of your token has no access to it.</source>
        <translation>{0} está restringido, y la cuenta de su token no tiene acceso.</translation>
    </message>
    <message>
        <source>{0} is gated: its terms must be accepted before it can be downloaded.</source>
        <translation>{0} está restringido: hay que aceptar sus condiciones antes de descargarlo.</translation>
    </message>
    <message>
        <source>{0} is larger than such a file can be.</source>
        <translation>{0} es más grande de lo que puede ser un archivo así.</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>Falta {0}.</translation>
    </message>
    <message>
        <source>{0} is no GGUF model, although it arrived as it is on the hub; it is deleted again.</source>
        <translation>{0} no es un modelo GGUF, aunque llegó tal como está en el hub; se ha vuelto a eliminar.</translation>
    </message>
    <message>
        <source>{0} is no JSON that can be read.</source>
        <translation>{0} no es JSON legible.</translation>
    </message>
    <message>
        <source>{0} is no arithmetic.</source>
        <translation>{0} no es aritmética.</translation>
    </message>
    <message>
        <source>{0} is no date. Write it as YYYY-MM-DD.</source>
        <translation>{0} no es una fecha. Escríbala como AAAA-MM-DD.</translation>
    </message>
    <message>
        <source>{0} is no embedding model: its header names no way to make one vector of a text.</source>
        <translation>{0} no es un modelo de embeddings: su cabecera no indica cómo hacer un vector de un texto.</translation>
    </message>
    <message>
        <source>{0} is no folder of an encoder: it has no config.json.</source>
        <translation>{0} no es la carpeta de un codificador: no tiene config.json.</translation>
    </message>
    <message>
        <source>{0} is no model that answers questions.</source>
        <translation>{0} no es un modelo que responda preguntas.</translation>
    </message>
    <message>
        <source>{0} is no pattern for names of tensors.</source>
        <translation>{0} no es un patrón de nombres de tensores.</translation>
    </message>
    <message>
        <source>{0} is not a chat of GPT4All.</source>
        <translation>{0} no es un chat de GPT4All.</translation>
    </message>
    <message>
        <source>{0} is not a possible name for a part of a model.</source>
        <translation>{0} no es un nombre posible para una parte de un modelo.</translation>
    </message>
    <message>
        <source>{0} is not a possible name of a file.</source>
        <translation>{0} no es un nombre de archivo posible.</translation>
    </message>
    <message>
        <source>{0} is not a possible name of a repository.</source>
        <translation>{0} no es un nombre de repositorio posible.</translation>
    </message>
    <message>
        <source>{0} is not an address.</source>
        <translation>{0} no es una dirección.</translation>
    </message>
    <message>
        <source>{0} is not an export that Inglenook knows.</source>
        <translation>{0} no es una exportación que Inglenook conozca.</translation>
    </message>
    <message>
        <source>{0} is not the address of another machine.</source>
        <translation>{0} no es la dirección de otro equipo.</translation>
    </message>
    <message>
        <source>{0} is not there any more, so only questions in the same words are found.</source>
        <translation>{0} ya no está, así que solo se encuentran preguntas con las mismas palabras.</translation>
    </message>
    <message>
        <source>{0} is part {1} of {2} of a model.</source>
        <translation>{0} es la parte {1} de {2} de un modelo.</translation>
    </message>
    <message>
        <source>{0} is removed, but its values are still in the keyring.</source>
        <translation>{0} se ha quitado, pero sus valores siguen en el llavero.</translation>
    </message>
    <message>
        <source>{0} is the model in use.</source>
        <translation>{0} es el modelo en uso.</translation>
    </message>
    <message>
        <source>{0} is too large to be a list of tool servers.</source>
        <translation>{0} es demasiado grande para ser una lista de servidores de herramientas.</translation>
    </message>
    <message>
        <source>{0} is too large.</source>
        <translation>{0} es demasiado grande.</translation>
    </message>
    <message>
        <source>{0} knows other words than {1}, so it cannot draft for it.</source>
        <translation>{0} conoce otras palabras que {1}, así que no puede hacerle borradores.</translation>
    </message>
    <message>
        <source>{0} lacks weights of a BERT encoder, such as {1}.</source>
        <translation>A {0} le faltan pesos de un codificador BERT, como {1}.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer does not fit.</source>
        <translation>Faltan {0} veredictos para poder aprender algo, entre ellos {1} de que una respuesta no sirve.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer fits and {2} that it does not.</source>
        <translation>Faltan {0} veredictos para poder aprender algo, entre ellos {1} de que una respuesta sirve y {2} de que no sirve.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer fits.</source>
        <translation>Faltan {0} veredictos para poder aprender algo, entre ellos {1} de que una respuesta sirve.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned.</source>
        <translation>Faltan {0} veredictos para poder aprender algo.</translation>
    </message>
    <message>
        <source>{0} names no model of the hub.</source>
        <translation>{0} no nombra ningún modelo del hub.</translation>
    </message>
    <message>
        <source>{0} names no tool servers.</source>
        <translation>{0} no nombra servidores de herramientas.</translation>
    </message>
    <message>
        <source>{0} needs at least {1} MB, and may use {2} MB.</source>
        <translation>{0} necesita al menos {1} MB y puede usar {2} MB.</translation>
    </message>
    <message>
        <source>{0} needs {1} GB more, and {2} has {3} GB free, of which {4} GB are left alone.</source>
        <translation>{0} necesita {1} GB más, y {2} tiene {3} GB libres, de los que {4} GB no se tocan.</translation>
    </message>
    <message>
        <source>{0} placeholders in the answer stand for nothing that was hidden.</source>
        <translation>{0} marcadores de la respuesta no corresponden a nada de lo ocultado.</translation>
    </message>
    <message>
        <source>{0} ranks texts for a query and gives no vectors.</source>
        <translation>{0} ordena textos para una consulta y no da vectores.</translation>
    </message>
    <message>
        <source>{0} refuses {1} (status {2}).</source>
        <translation>{0} rechaza {1} (estado {2}).</translation>
    </message>
    <message>
        <source>{0} sends nothing.</source>
        <translation>{0} no envía nada.</translation>
    </message>
    <message>
        <source>{0} would take {1} GB of memory, and beside the model that answers an encoder may take {2} GB.</source>
        <translation>{0} ocuparía {1} GB de memoria, y junto al modelo que responde un codificador puede ocupar {2} GB.</translation>
    </message>
    <message>
        <source>{0}; what has arrived is kept.</source>
        <translation>{0}; lo que ha llegado se conserva.</translation>
    </message>
    <message>
        <source>“Ask the cloud” may read it whole; or choose a longer context in Settings.</source>
        <translation>«Preguntar a la nube» puede leerla entera; o elija un contexto más largo en Ajustes.</translation>
    </message>
    <message>
        <source>“{0}” is too long.</source>
        <translation>«{0}» es demasiado largo.</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>una semana</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>un año</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>un mes</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Reescribir</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Resumir</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Traducir</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Encrypted are: conversations with what was attached to them, remembered answers, the record of what left this machine, what was learned from your verdicts, and what the engine keeps of conversations. Who takes the disk or a backup reads none of it.</source>
        <translation>Se cifran: las conversaciones con sus adjuntos, las respuestas recordadas, el registro de lo que salió de este equipo, lo aprendido de sus valoraciones y lo que el motor conserva de las conversaciones. Quien se lleve el disco o una copia de seguridad no podrá leer nada de ello.</translation>
    </message>
    <message>
        <source>Not covered are: settings, personas, models, files you export, what programs can see while you are logged in, and copies that a disk or a backup has kept from before.</source>
        <translation>No se incluyen: los ajustes, las personas, los modelos, los archivos que exporte, lo que los programas pueden ver mientras tiene la sesión iniciada y las copias que un disco o una copia de seguridad conserven de antes.</translation>
    </message>
    <message>
        <source>Searching takes about a fifth longer. The key goes into the keyring of this system, if there is one. Without that key, only the recovery passphrase brings your conversations back; nobody else can.</source>
        <translation>Las búsquedas tardan alrededor de una quinta parte más. La clave se guarda en el llavero de este sistema, si lo hay. Sin esa clave, solo la frase de recuperación devuelve sus conversaciones; nadie más puede hacerlo.</translation>
    </message>
    <message>
        <source>Keep this recovery passphrase in a safe place. It opens your conversations where the keyring does not, for example on another computer. Inglenook does not store it.</source>
        <translation>Guarde esta frase de recuperación en un lugar seguro. Abre sus conversaciones donde el llavero no lo hace, por ejemplo en otro equipo. Inglenook no la almacena.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <translation>Cifrar…</translation>
    </message>
    <message>
        <source>Decrypt…</source>
        <translation>Descifrar…</translation>
    </message>
    <message>
        <source>New passphrase…</source>
        <translation>Nueva frase…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Desbloquear…</translation>
    </message>
    <message>
        <source>Files that are written anew</source>
        <translation>Archivos que se reescriben</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nueva frase</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Cifrar</translation>
    </message>
    <message>
        <source>Whoever can read the files of this computer can read your conversations then.</source>
        <translation>Quien pueda leer los archivos de este equipo podrá leer entonces sus conversaciones.</translation>
    </message>
    <message>
        <source>Decrypt</source>
        <translation>Descifrar</translation>
    </message>
    <message>
        <source>Keep everything without encryption again?</source>
        <translation>¿Volver a guardar todo sin cifrar?</translation>
    </message>
    <message>
        <source>Your conversations are encrypted and locked: their key is not in the keyring.</source>
        <translation>Sus conversaciones están cifradas y bloqueadas: su clave no está en el llavero.</translation>
    </message>
    <message>
        <source>Some files are still as they were before; they follow with the next start of Inglenook.</source>
        <translation>Algunos archivos siguen como antes; se completarán la próxima vez que inicie Inglenook.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is encrypted. There is no keyring here, so each start asks for the passphrase.</source>
        <translation>Lo que Inglenook guarda está cifrado. Aquí no hay llavero, así que se pide la frase en cada inicio.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is encrypted.</source>
        <translation>Lo que Inglenook guarda está cifrado.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is not encrypted. Only you can open its files, on this system.</source>
        <translation>Lo que Inglenook guarda no está cifrado. En este sistema, solo usted puede abrir sus archivos.</translation>
    </message>
    <message>
        <source>Files that were damaged once are kept aside and are not encrypted: {names}. Delete them if you can.</source>
        <translation>Hay archivos dañados que se guardaron aparte y no están cifrados: {names}. Elimínelos si puede.</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>Frase de recuperación</translation>
    </message>
    <message>
        <source>Copy the passphrase</source>
        <translation>Copiar la frase</translation>
    </message>
    <message>
        <source>I have written it down or stored it elsewhere</source>
        <translation>La he anotado o guardado en otro lugar</translation>
    </message>
    <message>
        <source>This one cannot be guessed. Your own may have {count} characters or more.</source>
        <translation>Esta no se puede adivinar. Una propia debe tener {count} caracteres o más.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and their key is not in the keyring of this system. Type the recovery passphrase that you kept. What you ask before that is not kept.</source>
        <translation>Sus conversaciones están cifradas y su clave no está en el llavero de este sistema. Escriba la frase de recuperación que guardó. Lo que pregunte antes no se conserva.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>needs {0} at {1} context even with its weights on disk</source>
        <translation>necesita {0} con {1} de contexto aun con los pesos en el disco</translation>
    </message>
    <message>
        <source>needs {0} at {1} context</source>
        <translation>necesita {0} con {1} de contexto</translation>
    </message>
    <message>
        <source>{0} free once the loaded model has left ({1}), a part of which stays for other programs</source>
        <translation>{0} libres cuando salga el modelo cargado ({1}), de los que una parte queda para otros programas</translation>
    </message>
    <message>
        <source>{0} free once the loaded model has left ({1})</source>
        <translation>{0} libres cuando salga el modelo cargado ({1})</translation>
    </message>
    <message>
        <source>{0} free, a part of which stays for other programs</source>
        <translation>{0} libres, de los que una parte queda para otros programas</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>{0} libres</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>unos {0}</translation>
    </message>
    <message>
        <source>{0} of the weights come from disk for each token, so at least {1}</source>
        <translation>{0} de los pesos vienen del disco para cada token, así que al menos {1}</translation>
    </message>
    <message>
        <source>{0} of the weights come from disk for each token, so at most {1}</source>
        <translation>{0} de los pesos vienen del disco para cada token, así que como mucho {1}</translation>
    </message>
    <message>
        <source>under {0}</source>
        <translation>menos de {0}</translation>
    </message>
    <message>
        <source>{0} as published, about {1} in {2}</source>
        <translation>{0} según lo publicado, unos {1} en {2}</translation>
    </message>
    <message>
        <source>the same as {0}: no other file that fits is faster</source>
        <translation>el mismo que {0}: ningún otro archivo que quepa es más rápido</translation>
    </message>
    <message>
        <source>the same model in a smaller file: {0} times as fast as {1}, and the best answers of all that are that fast</source>
        <translation>el mismo modelo en un archivo más pequeño: {0} veces más rápido que {1}, y las mejores respuestas de todos los que son así de rápidos</translation>
    </message>
    <message>
        <source>{0} times as fast as {1}, and the best answers of all that are that fast</source>
        <translation>{0} veces más rápido que {1}, y las mejores respuestas de todos los que son así de rápidos</translation>
    </message>
    <message>
        <source>the same model in a smaller file: {0} times as fast as {1}, though under {2}</source>
        <translation>el mismo modelo en un archivo más pequeño: {0} veces más rápido que {1}, aunque por debajo de {2}</translation>
    </message>
    <message>
        <source>{0} times as fast as {1}, though under {2}</source>
        <translation>{0} veces más rápido que {1}, aunque por debajo de {2}</translation>
    </message>
    <message>
        <source>the fastest of all that fit, though under {0}</source>
        <translation>el más rápido de todos los que caben, aunque por debajo de {0}</translation>
    </message>
    <message>
        <source>the best answers of all that fit</source>
        <translation>las mejores respuestas de todos los que caben</translation>
    </message>
    <message>
        <source>{0}, which does not fit</source>
        <translation>{0}, que no cabe</translation>
    </message>
    <message>
        <source>{0} once the context is full</source>
        <translation>{0} cuando el contexto esté lleno</translation>
    </message>
    <message>
        <source>{0}, with weights read from disk</source>
        <translation>{0}, con pesos leídos del disco</translation>
    </message>
    <message>
        <source>{0} points of {1}</source>
        <translation>{0} puntos de {1}</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} en lugar de {1}</translation>
    </message>
    <message>
        <source>{0} context</source>
        <translation>{0} de contexto</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} tokens/s</translation>
    </message>
    <message>
        <source>{0} s a token</source>
        <translation>{0} s por token</translation>
    </message>
    <message>
        <source>{0} min a token</source>
        <translation>{0} min por token</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Breve</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Profesor</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Corrector</translation>
    </message>
    <message>
        <source>Programmer</source>
        <translation>Programador</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Traductor</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>Crítico</translation>
    </message>
</context>
</TS>
