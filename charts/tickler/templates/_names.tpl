{{/* Of a part: the release's name and the part's. */}}
{{- define "tickler.name" -}}
{{ .root.Release.Name }}-{{ .part }}
{{- end }}

{{/* The Secret of a part: as values.yaml names it, else like the part. */}}
{{- define "tickler.secret" -}}
{{ get .root.Values.secrets .part | default (include "tickler.name" .) }}
{{- end }}

{{- define "tickler.selector" -}}
app.kubernetes.io/name: tickler
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "tickler.labels" -}}
{{ include "tickler.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "tickler.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end -}}
{{- end }}

{{- define "tickler.brokers" -}}
{{- if .Values.kafka.inside.enabled -}}
{{ .Release.Name }}-kafka:9092
{{- else -}}
{{ required "Set kafka.brokers to host:port,host:port, or kafka.inside.enabled." .Values.kafka.brokers }}
{{- end -}}
{{- end }}
