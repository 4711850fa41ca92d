{{/* What every pod of ours is: nobody in particular, who may do nothing to the machine nor to the cluster. */}}
{{- define "tickler.pod" -}}
serviceAccountName: {{ .root.Release.Name }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
securityContext: {{ include "tickler.podSecurity" 1000 | nindent 2 }}
{{- end }}

{{- define "tickler.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "tickler.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* A container of our image; `args` is the role that it plays. */}}
{{- define "tickler.container" -}}
image: {{ include "tickler.image" .root | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
args: {{ toJson .args }}
securityContext: {{ include "tickler.containerSecurity" . | nindent 2 }}
{{- end }}

{{/* The files that a container reads: further authorities, and with `auth` the key of personal tokens. */}}
{{- define "tickler.mounts" -}}
{{- if or .auth .root.Values.authorities -}}
volumeMounts:
  {{- if .auth }}
  - { name: auth, mountPath: /app/.data, readOnly: true }
  {{- end }}
  {{- if .root.Values.authorities }}
  - { name: authorities, mountPath: /etc/tickler/authorities, readOnly: true }
  {{- end }}
{{- end }}
{{- end }}

{{- define "tickler.volumes" -}}
{{- if or .auth .root.Values.authorities -}}
volumes:
  {{- if .auth }}
  - name: auth
    secret:
      secretName: {{ include "tickler.secret" (dict "root" .root "part" "auth") }}
      defaultMode: 0440
  {{- end }}
  {{- with .root.Values.authorities }}
  - { name: authorities, configMap: { name: {{ . }} } }
  {{- end }}
{{- end }}
{{- end }}

{{/* Nobody is sent to a pod that stops, and it has the time that it needs to finish. */}}
{{- define "tickler.serving" -}}
terminationGracePeriodSeconds: 40
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{ include "tickler.selector" . | nindent 8 }}
{{- end }}

{{- define "tickler.probes" -}}
lifecycle:
  preStop:
    sleep: { seconds: 5 }
startupProbe: # migrations and the first join of a consumer group come before it listens
  httpGet: { path: /health, port: http }
  periodSeconds: 2
  failureThreshold: 90
readinessProbe:
  httpGet: { path: /ready, port: http }
  periodSeconds: 5
  timeoutSeconds: 3
livenessProbe:
  httpGet: { path: /health, port: http }
  periodSeconds: 10
  timeoutSeconds: 3
{{- end }}

{{/* One more while it rolls, never one less. */}}
{{- define "tickler.rolling" -}}
revisionHistoryLimit: 3
strategy:
  rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
{{- end }}
